package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A {@code .network} file as the simulated systemd-networkd reads it, systemd.network(5). What it
 * does not understand it passes over, as the real one does.
 *
 * @param path where it stands
 * @param text all of it, with its drop-ins
 */
record NetworkdFile(String path, String text, IniFile ini) {
  private static final String MATCH = "Match";
  private static final String NETWORK = "Network";
  private static final String LINK = "Link";
  private static final String RA = "IPv6AcceptRA";

  /** Which section says how DHCP is used; the short name is the old one. */
  private static final List<String> DHCP_SECTIONS = List.of("DHCPv4", "DHCP");

  static NetworkdFile read(String path, String text) {
    return new NetworkdFile(path, text, IniFile.read(text));
  }

  /** Whether it is about this link. Without a condition it is about none. */
  boolean matches(SimulatedLink link) {
    boolean any =
        ini.all(MATCH).anyMatch(section -> !section.values().isEmpty()) && !link.isLoopback();
    String mac = link.ownMac.orElse(link.mac);
    return any
        && fits("Name", name -> glob(name, link.name))
        && fits("OriginalName", name -> glob(name, link.name))
        && fits("Type", type -> glob(type, link.kind.isEmpty() ? "ether" : link.kind))
        && fits("Kind", kind -> glob(kind, link.kind))
        && fits("MACAddress", address -> address.equalsIgnoreCase(link.mac))
        && fits("PermanentMACAddress", address -> address.equalsIgnoreCase(mac));
  }

  private boolean fits(String key, Function<String, Boolean> condition) {
    List<String> words = words(ini.all(MATCH, key));
    if (words.isEmpty()) {
      return true;
    }
    boolean inverted = words.get(0).startsWith("!");
    boolean one =
        words.stream()
            .map(word -> word.startsWith("!") ? word.substring(1) : word)
            .anyMatch(condition::apply);
    return one != inverted;
  }

  private static boolean glob(String pattern, String name) {
    String regex =
        pattern.replaceAll("[^A-Za-z0-9*?\\[\\]_-]", "\\\\$0").replace("*", ".*").replace("?", ".");
    return name.matches(regex);
  }

  /** Whether it says to leave the link alone. */
  boolean leavesAlone() {
    return ini.isOn(LINK, "Unmanaged", false);
  }

  /** The bond or bridge that the link becomes a member of. */
  private Optional<String> master() {
    return ini.last(NETWORK, "Bond").or(() -> ini.last(NETWORK, "Bridge"));
  }

  /** All that it says. */
  LinkSetup setup() {
    boolean member = master().isPresent();
    String dhcp = ini.last(NETWORK, "DHCP").orElse("no");
    boolean v4 = List.of("yes", "ipv4", "v4", "both", "true", "1", "on").contains(dhcp);
    boolean v6 = List.of("yes", "ipv6", "v6", "both", "true", "1", "on").contains(dhcp);
    String local = ini.last(NETWORK, "LinkLocalAddressing").orElse("ipv6");
    boolean linkLocal = !member && List.of("yes", "ipv6", "true", "1", "on").contains(local);
    boolean listens = linkLocal && ini.isOn(NETWORK, "IPv6AcceptRA", true);
    boolean always = ini.last(RA, "DHCPv6Client").filter("always"::equals).isPresent();
    return new LinkSetup(
        path,
        text,
        new LinkSetup.Place(
            master(),
            words(ini.all(NETWORK, "VLAN")),
            ini.number(LINK, "MTUBytes").map(Long::intValue)),
        v4 && !member ? Optional.of(dhcp()) : Optional.empty(),
        listens ? Optional.of(advertised()) : Optional.empty(),
        linkLocal && (v6 || listens && always),
        linkLocal,
        ini.isOn(NETWORK, "ConfigureWithoutCarrier", false),
        member ? List.of() : addresses(),
        member ? List.of() : routes(),
        words(ini.all(NETWORK, "DNS")).stream()
            .map(IpAddress::find)
            .flatMap(Optional::stream)
            .toList(),
        words(ini.all(NETWORK, "Domains")));
  }

  private LinkSetup.Learning dhcp() {
    boolean routes = dhcpIsOn("UseRoutes", true);
    return new LinkSetup.Learning(
        true,
        dhcpIsOn("UseGateway", routes),
        dhcpIsOn("UseDNS", true),
        dhcpIsOn("UseDomains", false),
        DHCP_SECTIONS.stream()
            .flatMap(section -> ini.number(section, "RouteMetric").stream())
            .findFirst());
  }

  private boolean dhcpIsOn(String key, boolean otherwise) {
    boolean result = otherwise;
    for (String section : DHCP_SECTIONS) {
      result = ini.isOn(section, key, result);
    }
    return result;
  }

  private LinkSetup.Learning advertised() {
    return new LinkSetup.Learning(
        ini.isOn(RA, "UseAutonomousPrefix", true),
        ini.isOn(RA, "UseGateway", true),
        ini.isOn(RA, "UseDNS", true),
        ini.isOn(RA, "UseDomains", false),
        ini.number(RA, "RouteMetric"));
  }

  private List<IpPrefix> addresses() {
    return Stream.concat(
            ini.all(NETWORK, "Address").stream(),
            ini.all("Address").flatMap(section -> section.last("Address").stream()))
        .map(NetworkdFile::findPrefix)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<LinkSetup.WrittenRoute> routes() {
    List<LinkSetup.WrittenRoute> routes = new ArrayList<>();
    for (String router : ini.all(NETWORK, "Gateway")) {
      IpAddress.find(router)
          .ifPresent(
              it ->
                  routes.add(
                      new LinkSetup.WrittenRoute(
                          SimulatedRoute.everywhere(it.isV4()),
                          Optional.of(it),
                          Optional.empty(),
                          false)));
    }
    ini.all("Route").map(NetworkdFile::route).flatMap(Optional::stream).forEach(routes::add);
    return routes;
  }

  /** A route without destination leads everywhere; one without router and destination nowhere. */
  private static Optional<LinkSetup.WrittenRoute> route(IniFile.Section section) {
    Optional<IpAddress> router = section.last("Gateway").flatMap(IpAddress::find);
    Optional<String> written = section.last("Destination");
    Optional<IpPrefix> destination =
        written.isPresent()
            ? findPrefix(written.get())
            : router.map(it -> SimulatedRoute.everywhere(it.isV4()));
    return destination.map(
        to ->
            new LinkSetup.WrittenRoute(
                to,
                router,
                section.last("Metric").filter(text -> text.matches("[0-9]+")).map(Long::valueOf),
                section.last("GatewayOnLink").filter("yes"::equals).isPresent()));
  }

  /** An address with or without the length of its prefix. */
  static Optional<IpPrefix> findPrefix(String text) {
    String[] parts = text.split("/", 2);
    Optional<IpAddress> address = IpAddress.find(parts[0]);
    int most = address.map(it -> it.isV4() ? 32 : 128).orElse(0);
    String length = parts.length < 2 ? String.valueOf(most) : parts[1];
    return address
        .filter(it -> length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= most)
        .map(it -> new IpPrefix(it, Integer.parseInt(length)));
  }

  private static List<String> words(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
