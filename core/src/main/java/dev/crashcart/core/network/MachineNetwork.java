package dev.crashcart.core.network;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The network as it is in force, told as settings: for taking an interface over from somebody else,
 * and for taking in what was changed past Crashcart. Pure.
 */
final class MachineNetwork {
  private static final int USUAL_MTU = 1500;

  /** Routes of these come by themselves again. */
  private static final Set<String> LEARNT = Set.of("dhcp", "ra", "kernel", "redirect");

  private final NetworkSettings kept;
  private final KernelState kernel;

  MachineNetwork(NetworkSettings kept, KernelState kernel) {
    this.kept = kept;
    this.kernel = kernel;
  }

  /**
   * The settings with this interface in them as the machine has it, with its gateways and routes.
   */
  NetworkSettings takenIn(InterfaceName name) {
    Optional<KernelLink> link = kernel.find(name);
    if (link.isEmpty()) {
      return kept;
    }
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>(kept.interfaces());
    interfaces.put(name, described(name, link.get()));
    boolean dhcp = interfaces.get(name).ipv4Method() == Ipv4Method.DHCP;
    boolean names = kept.nameservers().isEmpty() && !dhcp;
    return new NetworkSettings(
        kept.backEnd(),
        kept.trialSeconds(),
        kept.multicastDns(),
        interfaces,
        kept.gatewayV4().or(() -> gateway(name, IpPrefix::isV4)),
        kept.gatewayV6().or(() -> gateway(name, prefix -> !prefix.isV4())),
        names
            ? kernel.nameservers().stream().filter(one -> !one.isLoopback()).limit(3).toList()
            : kept.nameservers(),
        names && kept.searchDomains().isEmpty() ? searchDomains() : kept.searchDomains(),
        routes(name));
  }

  /** The settings with the static addresses and sizes that their interfaces have now. */
  NetworkSettings adopted() {
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>(kept.interfaces());
    for (NetworkInterface wanted : kept.interfaces().values()) {
      kernel
          .find(wanted.name())
          .filter(link -> link.carrier() && link.master().isEmpty())
          .ifPresent(link -> interfaces.put(wanted.name(), changed(wanted, link)));
    }
    return new NetworkSettings(
        kept.backEnd(),
        kept.trialSeconds(),
        kept.multicastDns(),
        interfaces,
        kept.gatewayV4(),
        kept.gatewayV6(),
        kept.nameservers(),
        kept.searchDomains(),
        kept.routes());
  }

  private static NetworkInterface changed(NetworkInterface wanted, KernelLink link) {
    List<IpPrefix> now = written(link);
    boolean same = Set.copyOf(now).equals(Set.copyOf(wanted.addresses()));
    Optional<Integer> mtu =
        wanted.mtu().isPresent() || link.mtu() != USUAL_MTU
            ? Optional.of(link.mtu())
            : Optional.empty();
    return new NetworkInterface(
        wanted.name(),
        wanted.kind(),
        wanted.description(),
        wanted.ipv4().filter(method -> method != Ipv4Method.STATIC || hasV4(now)),
        wanted.ipv6().filter(method -> method != Ipv6Method.STATIC || hasV6(now)),
        same ? wanted.addresses() : now,
        mtu,
        wanted.members(),
        wanted.mode(),
        wanted.hashPolicy(),
        wanted.lacpRate(),
        wanted.primary(),
        wanted.stp(),
        wanted.parent(),
        wanted.id());
  }

  private NetworkInterface described(InterfaceName name, KernelLink link) {
    List<IpPrefix> addresses = written(link);
    boolean member = link.master().isPresent();
    boolean dhcp = learnt(link, IpPrefix::isV4);
    boolean auto = learnt(link, prefix -> !prefix.isV4());
    InterfaceKind kind = kind(link);
    return new NetworkInterface(
        name,
        kind,
        kept.interfaces().containsKey(name)
            ? kept.interfaces().get(name).description()
            : Optional.empty(),
        dhcp && !member ? Optional.of(Ipv4Method.DHCP) : Optional.empty(),
        auto && !member ? Optional.of(Ipv6Method.AUTO) : Optional.empty(),
        member ? List.of() : addresses,
        link.mtu() == USUAL_MTU ? Optional.empty() : Optional.of(link.mtu()),
        kind == InterfaceKind.BOND || kind == InterfaceKind.BRIDGE ? members(name) : List.of(),
        kind == InterfaceKind.BOND ? mode(link) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        kind == InterfaceKind.VLAN ? link.parent().map(InterfaceName::new) : Optional.empty(),
        kind == InterfaceKind.VLAN ? link.vlanId() : Optional.empty());
  }

  private static InterfaceKind kind(KernelLink link) {
    return switch (link.kind()) {
      case "vlan" -> InterfaceKind.VLAN;
      case "bond" -> InterfaceKind.BOND;
      case "bridge" -> InterfaceKind.BRIDGE;
      default -> InterfaceKind.PHYSICAL;
    };
  }

  private static Optional<BondMode> mode(KernelLink link) {
    return link.bondMode()
        .flatMap(
            word ->
                Arrays.stream(BondMode.values()).filter(m -> m.word().equals(word)).findFirst());
  }

  private List<InterfaceName> members(InterfaceName name) {
    return kernel.links().stream()
        .filter(link -> link.master().equals(Optional.of(name.value())))
        .map(link -> new InterfaceName(link.name()))
        .toList();
  }

  /** The addresses that somebody wrote: they last, and are not the kernel's own link-local one. */
  private static List<IpPrefix> written(KernelLink link) {
    return link.addresses().stream()
        .filter(address -> !address.dynamic() && !address.prefix().address().isLinkLocal())
        .map(KernelAddress::prefix)
        .toList();
  }

  private static boolean hasV4(List<IpPrefix> addresses) {
    return addresses.stream().anyMatch(IpPrefix::isV4);
  }

  private static boolean hasV6(List<IpPrefix> addresses) {
    return addresses.stream().anyMatch(address -> !address.isV4());
  }

  private static boolean learnt(KernelLink link, Predicate<IpPrefix> family) {
    return link.addresses().stream()
        .anyMatch(
            address ->
                address.dynamic()
                    && !address.prefix().address().isLinkLocal()
                    && family.test(address.prefix()));
  }

  private Optional<GatewayAddress> gateway(InterfaceName name, Predicate<IpPrefix> family) {
    return lasting(name)
        .filter(route -> route.isDefault() && family.test(route.destination()))
        .flatMap(route -> router(route, name).stream())
        .findFirst();
  }

  private Map<String, Route> routes(InterfaceName name) {
    Map<String, Route> routes = new TreeMap<>(kept.routes());
    for (KernelRoute route : lasting(name).filter(one -> !one.isDefault()).toList()) {
      boolean known =
          routes.values().stream()
              .anyMatch(one -> one.destination().equals(Optional.of(route.destination())));
      Optional<GatewayAddress> router = router(route, name);
      if (!known && router.isPresent()) {
        String called = "to-" + route.destination().toString().replaceAll("[^0-9a-f]+", "-");
        routes.put(
            called,
            new Route(
                called,
                Optional.of(route.destination()),
                router,
                route.metric(),
                Optional.empty()));
      }
    }
    return routes;
  }

  private Stream<KernelRoute> lasting(InterfaceName name) {
    return kernel.routes().stream()
        .filter(route -> route.device().equals(name.value()) && !LEARNT.contains(route.protocol()));
  }

  private static Optional<GatewayAddress> router(KernelRoute route, InterfaceName name) {
    return route
        .gateway()
        .map(
            address ->
                new GatewayAddress(
                    address, address.isLinkLocal() ? Optional.of(name) : Optional.empty()));
  }

  private List<DnsName> searchDomains() {
    List<DnsName> domains = new ArrayList<>();
    for (String domain : kernel.searchDomains()) {
      try {
        domains.add(DnsName.of(domain));
      } catch (IllegalArgumentException noDomain) {
        // "~." and the like are for resolved alone: they route questions, they complete no name.
        continue;
      }
    }
    return domains;
  }
}
