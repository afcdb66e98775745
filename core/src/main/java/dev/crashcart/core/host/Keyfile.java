package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A profile as the simulated NetworkManager reads it, nm-settings-keyfile(5). What it does not
 * understand it passes over.
 *
 * @param path where it stands
 * @param text all of it
 */
record Keyfile(String path, String text, IniFile ini) {
  private static final String CONNECTION = "connection";
  private static final String V4 = "ipv4";
  private static final String V6 = "ipv6";

  /** The metric of routes by the type of the device, as NetworkManager has them. */
  private static final Map<String, Long> METRICS =
      Map.of("ethernet", 100L, "bond", 300L, "vlan", 400L, "bridge", 425L);

  static Keyfile read(String path, String text) {
    return new Keyfile(path, text, IniFile.read(text));
  }

  String id() {
    return ini.last(CONNECTION, "id").orElse("");
  }

  String uuid() {
    return ini.last(CONNECTION, "uuid").orElse("");
  }

  /** The type by its short name. */
  String type() {
    return ini.last(CONNECTION, "type").orElse("").replaceFirst("^802-3-", "");
  }

  Optional<String> device() {
    return ini.last(CONNECTION, "interface-name");
  }

  boolean connectsItself() {
    return ini.isOn(CONNECTION, "autoconnect", true);
  }

  int priority() {
    return ini.last(CONNECTION, "autoconnect-priority")
        .filter(number -> number.matches("-?[0-9]{1,3}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /** The bond or bridge it makes its device a member of: by its interface, id or UUID. */
  Optional<String> master() {
    return ini.last(CONNECTION, "controller").or(() -> ini.last(CONNECTION, "master"));
  }

  Optional<String> parent() {
    return ini.last("vlan", "parent");
  }

  /** Whether it makes its device instead of finding one. */
  boolean isVirtual() {
    return !type().equals("ethernet");
  }

  /** Whether it can be brought up on this link. */
  boolean suits(SimulatedLink link) {
    String kind = link.isCard() ? "ethernet" : link.kind;
    boolean same = vlanId().map(id -> link.vlanId().equals(Optional.of(id))).orElse(true);
    return same && type().equals(kind) && device().map(link.name::equals).orElse(true);
  }

  private Optional<Integer> vlanId() {
    return ini.number("vlan", "id").map(Long::intValue);
  }

  /** The device to be made; empty when it is none of the known types, or not whole. */
  Optional<VirtualLink> virtual() {
    Optional<Map<String, Object>> data =
        switch (type()) {
          case "vlan" -> vlanId().map(id -> VirtualLink.vlan(id));
          case "bond" -> Optional.of(bond());
          case "bridge" -> Optional.of(VirtualLink.bridge(ini.isOn("bridge", "stp", true)));
          case "dummy" -> Optional.of(Map.of());
          default -> Optional.empty();
        };
    return device().flatMap(name -> data.map(it -> new VirtualLink(name, type(), mtu(), it)));
  }

  /** The options of a bond, each a key or together in one ({@code options=mode=…,miimon=…}). */
  private Map<String, Object> bond() {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : ini.last("bond", "options").orElse("").split(",")) {
      String[] parts = option.split("=", 2);
      options.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    for (String key : List.of("mode", "xmit_hash_policy", "lacp_rate")) {
      ini.last("bond", key).ifPresent(value -> options.put(key, value));
    }
    return VirtualLink.bond(
        options.getOrDefault("mode", "balance-rr"),
        options.getOrDefault("xmit_hash_policy", "layer2"),
        options.getOrDefault("lacp_rate", "slow"));
  }

  private Optional<Integer> mtu() {
    return ini.number("ethernet", "mtu")
        .or(() -> ini.number("802-3-ethernet", "mtu"))
        .filter(mtu -> mtu > 0)
        .map(Long::intValue);
  }

  /**
   * All that it says.
   *
   * @param master the interface that {@link #master} means
   */
  LinkSetup setup(Optional<String> master) {
    boolean alone = master.isEmpty();
    String method = ini.last(V6, "method").orElse("auto");
    boolean auto = method.equals("auto") || method.equals("dhcp");
    return new LinkSetup(
        path,
        text,
        new LinkSetup.Place(master, List.of(), mtu()),
        alone && ini.last(V4, "method").orElse("auto").equals("auto")
            ? Optional.of(learning(V4, true))
            : Optional.empty(),
        alone && auto ? Optional.of(learning(V6, method.equals("auto"))) : Optional.empty(),
        alone && method.equals("dhcp"),
        alone && !method.equals("disabled"),
        false,
        alone ? addresses() : List.of(),
        alone ? routes() : List.of(),
        both("dns").map(IpAddress::find).flatMap(Optional::stream).toList(),
        both("dns-search").toList());
  }

  private LinkSetup.Learning learning(String family, boolean address) {
    boolean names = !ini.isOn(family, "ignore-auto-dns", false);
    return new LinkSetup.Learning(
        address,
        // A gateway that is written puts out the learnt ones.
        !ini.isOn(family, "never-default", false) && ini.last(family, "gateway").isEmpty(),
        names,
        names,
        metric(family));
  }

  private Optional<Long> metric(String family) {
    return ini.number(family, "route-metric")
        .filter(metric -> metric > 0)
        .or(() -> Optional.ofNullable(METRICS.get(type())));
  }

  private Stream<String> both(String key) {
    return Stream.of(V4, V6)
        .flatMap(family -> ini.last(family, key).stream())
        .flatMap(value -> Stream.of(value.split("[;,]")))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }

  private List<IpPrefix> addresses() {
    return Stream.of(V4, V6)
        .flatMap(family -> numbered(family, "address"))
        .map(value -> NetworkdFile.findPrefix(value.split(",")[0].strip()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<LinkSetup.WrittenRoute> routes() {
    List<LinkSetup.WrittenRoute> routes = new ArrayList<>();
    for (String family : List.of(V4, V6)) {
      ini.last(family, "gateway")
          .filter(router -> !ini.isOn(family, "never-default", false))
          .flatMap(IpAddress::find)
          .map(
              router ->
                  new LinkSetup.WrittenRoute(
                      SimulatedRoute.everywhere(router.isV4()),
                      Optional.of(router),
                      metric(family),
                      // NetworkManager adds a route to a router it cannot reach otherwise.
                      true))
          .ifPresent(routes::add);
      numbered(family, "route")
          .map(value -> route(value.split(","), family))
          .flatMap(Optional::stream)
          .forEach(routes::add);
    }
    return routes;
  }

  /** {@code DESTINATION/LENGTH[,ROUTER[,METRIC]]}. */
  private Optional<LinkSetup.WrittenRoute> route(String[] parts, String family) {
    Optional<IpAddress> router =
        parts.length < 2
            ? Optional.empty()
            : IpAddress.find(parts[1].strip()).filter(it -> !it.isUnspecified());
    Optional<Long> metric =
        parts.length > 2 && parts[2].strip().matches("[0-9]{1,10}")
            ? Optional.of(Long.valueOf(parts[2].strip()))
            : metric(family);
    return NetworkdFile.findPrefix(parts[0].strip())
        .map(to -> new LinkSetup.WrittenRoute(to, router, metric, false));
  }

  /** The values of {@code address1}, {@code address2} …; also of {@code addresses}. */
  private Stream<String> numbered(String family, String key) {
    Stream<String> listed =
        ini.last(family, key + "es").stream().flatMap(value -> Stream.of(value.split(";")));
    Stream<String> numbered =
        ini.all(family)
            .flatMap(section -> section.values().entrySet().stream())
            .filter(entry -> entry.getKey().matches(key + "[0-9]+"))
            .flatMap(entry -> entry.getValue().stream().skip(entry.getValue().size() - 1L));
    return Stream.concat(numbered, listed);
  }
}
