package dev.crashcart.core.network;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.system.HostsEntry;
import dev.crashcart.core.system.Proxy;
import dev.crashcart.core.system.SystemSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Good settings of network and system by chance, the same for the same seed: every kind of
 * interface, both families, members and parents that are named and that are not.
 */
public final class RandomNetworks {
  private final Random random;
  private final List<Draft> drafts = new ArrayList<>();
  private int cards;
  private int subnets;

  public RandomNetworks(long seed) {
    this.random = new Random(seed);
  }

  /** The cards that these settings need the machine to have, named in them or not. */
  public static Set<InterfaceName> cards(NetworkSettings settings) {
    Set<InterfaceName> cards = new TreeSet<>();
    for (NetworkInterface one : settings.interfaces().values()) {
      if (one.kind() == InterfaceKind.PHYSICAL) {
        cards.add(one.name());
      }
      cards.addAll(one.members());
      one.parent().ifPresent(cards::add);
    }
    cards.removeIf(
        name ->
            settings.interfaces().containsKey(name)
                && settings.interfaces().get(name).kind() != InterfaceKind.PHYSICAL);
    return cards;
  }

  /**
   * A network of about so many interfaces, at least one with an address.
   *
   * @param routes how many static routes at most; none without a static address
   */
  public NetworkSettings network(int size, int routes) {
    drafts.clear();
    cards = 0;
    subnets = 0;
    while (drafts.size() < size) {
      switch (random.nextInt(6)) {
        case 0 -> bond();
        case 1, 2 -> vlan();
        case 3 -> bridge();
        default -> card();
      }
    }
    drafts.stream().filter(draft -> !draft.member).forEach(this::address);
    if (drafts.stream().noneMatch(draft -> draft.named && draft.build().isAddressed())) {
      Draft card = card();
      card.ipv4 = Optional.of(Ipv4Method.DHCP);
    }
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>();
    drafts.stream().filter(draft -> draft.named).forEach(d -> interfaces.put(d.name, d.build()));
    return new NetworkSettings(
        maybe(20, () -> pick(BackEndName.values())),
        chance(20) ? 10 + random.nextInt(3000) : 60,
        chance(80),
        interfaces,
        maybe(70, () -> router(true)).flatMap(found -> found),
        maybe(70, () -> router(false)).flatMap(found -> found),
        nameservers(),
        searchDomains(),
        routes(random.nextInt(routes + 1)));
  }

  /** Settings of the system. */
  public SystemSettings system() {
    Set<String> servers = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      servers.add(pick("ntp" + i + ".lab.example", "192.0.2." + i, "2001:db8::" + i));
    }
    Map<DnsName, HostsEntry> hosts = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      DnsName name = DnsName.of("host" + i + pick("", ".lab.example"));
      hosts.put(
          name,
          new HostsEntry(
              name,
              pick(
                  List.of(IpAddress.of("192.0.2." + i)),
                  List.of(IpAddress.of("2001:db8::" + i), IpAddress.of("198.51.100." + i))),
              pick(List.of(), List.of(DnsName.of("h" + i), DnsName.of("h" + i + ".example")))));
    }
    boolean local = chance(50);
    return new SystemSettings(
        maybe(70, () -> DnsName.label(pick("nas01", "a", "x-1", "appliance-with-a-long-name"))),
        maybe(70, () -> DnsName.of(pick("lab.example", "example"))),
        List.copyOf(servers),
        hosts,
        local ? Proxy.none() : proxy());
  }

  private Proxy proxy() {
    boolean user = chance(50);
    return new Proxy(
        Optional.of(pick("http://proxy.lab.example:3128", "http://[2001:db8::1]:80")),
        user ? Optional.of("ann") : Optional.empty(),
        user && chance(80) ? Optional.of(new Secret("hunter two: #'\"")) : Optional.empty(),
        pick(List.of(), List.of(".lab.example", "192.0.2.0/24", "nas02")));
  }

  private Draft card() {
    return add(InterfaceKind.PHYSICAL, pick("eno", "eth", "enp3s", "ens") + ++cards);
  }

  private void bond() {
    Draft bond = add(InterfaceKind.BOND, "bond" + drafts.size());
    bond.mode = Optional.of(pick(BondMode.values()));
    BondMode mode = bond.mode.get();
    bond.hashPolicy = maybe(mode.hashes() ? 50 : 0, () -> pick(HashPolicy.values()));
    bond.lacpRate = maybe(mode == BondMode.LACP ? 50 : 0, () -> pick(LacpRate.values()));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Draft member = card();
      member.member = true;
      member.named = chance(50);
      member.mtu = Optional.empty();
      bond.members.add(member.name);
    }
    bond.primary = maybe(mode == BondMode.ACTIVE_BACKUP ? 50 : 0, () -> bond.members.get(0));
  }

  private void vlan() {
    Draft parent =
        drafts.stream()
            .filter(
                d -> !d.member && d.kind != InterfaceKind.VLAN && d.kind != InterfaceKind.BRIDGE)
            .filter(d -> chance(30))
            .findFirst()
            .orElseGet(this::unnamedCard);
    int id = 1 + (parent.vlans++ * 97 + random.nextInt(97)) % 4094;
    String dotted = parent.name + "." + id;
    Draft vlan =
        add(
            InterfaceKind.VLAN,
            dotted.length() < 15 && chance(70) ? dotted : "vlan" + id + "x" + drafts.size());
    vlan.parent = Optional.of(parent.name);
    vlan.id = Optional.of(id);
    int most = parent.mtu.orElse(1500);
    vlan.mtu = vlan.mtu.filter(mtu -> mtu <= most);
  }

  private Draft unnamedCard() {
    Draft card = card();
    card.named = chance(60);
    card.mtu = card.mtu.filter(mtu -> card.named);
    return card;
  }

  private void bridge() {
    List<Draft> free =
        drafts.stream()
            .filter(d -> !d.member && d.kind != InterfaceKind.BRIDGE && d.vlans == 0)
            .filter(d -> chance(20))
            .limit(3)
            .toList();
    Draft bridge = add(InterfaceKind.BRIDGE, "br" + drafts.size());
    bridge.stp = chance(50);
    for (Draft member : free.isEmpty() ? List.of(unnamedCard()) : free) {
      member.member = true;
      bridge.members.add(member.name);
    }
  }

  private Draft add(InterfaceKind kind, String name) {
    Draft draft = new Draft(new InterfaceName(name), kind);
    draft.description = maybe(20, () -> pick("rack 3, left", "to the \"core\": #1", "B\u00fcro"));
    draft.mtu = maybe(25, () -> pick(1280, 1400, 1500, 9000, 9216));
    drafts.add(draft);
    return draft;
  }

  private void address(Draft draft) {
    int most = chance(5) ? 12 : 2;
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      draft.addresses.add(IpPrefix.of(chance(50) ? v4() : v6()));
    }
    boolean v4 = draft.addresses.stream().anyMatch(IpPrefix::isV4);
    boolean v6 = !draft.addresses.stream().allMatch(IpPrefix::isV4);
    draft.ipv4 =
        maybe(
            60,
            () ->
                v4
                    ? pick(Ipv4Method.DHCP, Ipv4Method.STATIC)
                    : pick(Ipv4Method.DHCP, Ipv4Method.OFF));
    draft.ipv6 =
        maybe(
            60,
            () -> pick(Ipv6Method.AUTO, Ipv6Method.DHCP, v6 ? Ipv6Method.STATIC : Ipv6Method.OFF));
  }

  private String v4() {
    int subnet = subnets++;
    String network = "10." + subnet / 256 + "." + subnet % 256 + ".";
    return network + pick("5/24", "65/26", "9/29", "6/30", "4/31", "255/32", "254/24", "129/25");
  }

  private String v6() {
    String network = "2001:db8:" + Integer.toHexString(subnets++);
    return network + pick("::5/64", "::a:1/56", ":1:2:3:4:5/48", "::/127", "::7/128", "::1/126");
  }

  /** A router in one of the networks that are written, if there is one with room for it. */
  private Optional<GatewayAddress> router(boolean v4) {
    List<String> routers = new ArrayList<>();
    for (Draft draft : drafts) {
      if (!draft.named || draft.member) {
        continue;
      }
      for (IpPrefix prefix : draft.addresses) {
        if (prefix.isV4() == v4 && prefix.length() <= (v4 ? 29 : 64)) {
          String network = prefix.network().address().toString();
          routers.add(v4 ? network.replaceFirst("\\d+$", "") + lastByte(prefix) : network + "ffff");
        }
      }
      if (!v4 && draft.build().ipv6Method() != Ipv6Method.OFF) {
        routers.add("fe80::" + Integer.toHexString(1 + random.nextInt(900)) + "%" + draft.name);
      }
    }
    return routers.isEmpty()
        ? Optional.empty()
        : Optional.of(GatewayAddress.of(routers.get(random.nextInt(routers.size()))));
  }

  /** The second address of the network, which {@link #v4} never gives to an interface. */
  private static int lastByte(IpPrefix prefix) {
    byte[] network = prefix.network().address().bytes();
    return (network[3] & 0xff) + 2;
  }

  private List<IpAddress> nameservers() {
    Set<IpAddress> servers = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      servers.add(IpAddress.of(pick("192.0.2." + i, "2001:db8:ffff::" + i)));
    }
    return List.copyOf(servers);
  }

  private List<DnsName> searchDomains() {
    Set<DnsName> domains = new LinkedHashSet<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      domains.add(DnsName.of(pick("lab" + i + ".example", "d" + i)));
    }
    return List.copyOf(domains);
  }

  private Map<String, Route> routes(int count) {
    Map<String, Route> routes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      boolean v4 = chance(50);
      String destination =
          v4 ? "172." + (16 + i / 256) + "." + i % 256 + ".0/24" : "fd00:" + hex(i) + "::/48";
      String name = pick("backup", "lab 2", "to.the.lab") + i;
      int number = i;
      router(v4)
          .ifPresent(
              router ->
                  routes.put(
                      name,
                      new Route(
                          name,
                          Optional.of(IpPrefix.of(destination)),
                          Optional.of(router),
                          maybe(30, () -> pick(1L, 100L + number, 0xFFFF_FFFFL)),
                          maybe(20, () -> "Route " + number))));
    }
    return routes;
  }

  private static String hex(int number) {
    return Integer.toHexString(number);
  }

  private <T> Optional<T> maybe(int percent, Supplier<T> value) {
    return chance(percent) ? Optional.of(value.get()) : Optional.empty();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An interface while it grows. */
  private static final class Draft {
    private final InterfaceName name;
    private final InterfaceKind kind;
    private final List<IpPrefix> addresses = new ArrayList<>();
    private final List<InterfaceName> members = new ArrayList<>();
    private boolean named = true;
    private boolean member;
    private int vlans;
    private Optional<String> description = Optional.empty();
    private Optional<Ipv4Method> ipv4 = Optional.empty();
    private Optional<Ipv6Method> ipv6 = Optional.empty();
    private Optional<Integer> mtu = Optional.empty();
    private Optional<BondMode> mode = Optional.empty();
    private Optional<HashPolicy> hashPolicy = Optional.empty();
    private Optional<LacpRate> lacpRate = Optional.empty();
    private Optional<InterfaceName> primary = Optional.empty();
    private Optional<InterfaceName> parent = Optional.empty();
    private Optional<Integer> id = Optional.empty();
    private boolean stp;

    private Draft(InterfaceName name, InterfaceKind kind) {
      this.name = name;
      this.kind = kind;
    }

    private NetworkInterface build() {
      return new NetworkInterface(
          name,
          kind,
          description,
          ipv4,
          ipv6,
          addresses,
          mtu,
          members,
          mode,
          hashPolicy,
          lacpRate,
          primary,
          stp,
          parent,
          id);
    }
  }
}
