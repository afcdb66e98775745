package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gateways and static routes in force otherwise than wanted. Only the routes of interfaces that are
 * set up count; those on others, such as of virtual machines and tunnels, are their owners'. Pure.
 */
final class RouteDifferences {
  /** Who sets routes that nobody learnt: a service by its files, and people by hand. */
  private static final Set<String> WRITTEN = Set.of("static", "boot");

  private final Desired desired;
  private final Map<String, KernelLink> links;
  private final List<KernelRoute> ours;
  private final List<Change> changes = new ArrayList<>();
  private final Set<InterfaceName> touched = new HashSet<>();

  /** A route without its metric. */
  private record Way(IpPrefix to, IpAddress by, String device) {}

  RouteDifferences(Desired desired, KernelState kernel, Map<String, KernelLink> links) {
    this.desired = desired;
    this.links = links;
    Set<String> names =
        desired.interfaces().keySet().stream()
            .map(InterfaceName::value)
            .collect(Collectors.toSet());
    this.ours =
        kernel.routes().stream()
            .filter(route -> route.gateway().isPresent() && names.contains(route.device()))
            .toList();
    gateway(desired.settings().gatewayV4(), true);
    gateway(desired.settings().gatewayV6(), false);
    routes();
  }

  List<Change> changes() {
    return changes;
  }

  Set<InterfaceName> touched() {
    return touched;
  }

  /** A written gateway stands alone; learnt ones are right only where none is written. */
  private void gateway(Optional<GatewayAddress> wanted, boolean v4) {
    Optional<InterfaceName> device = wanted.flatMap(desired::device).filter(this::hasCarrier);
    List<KernelRoute> defaults =
        ours.stream().filter(one -> one.isDefault() && one.destination().isV4() == v4).toList();
    List<KernelRoute> right =
        defaults.stream()
            .filter(one -> one.gateway().equals(wanted.map(GatewayAddress::address)))
            .filter(
                one -> device.map(InterfaceName::value).filter(one.device()::equals).isPresent())
            .toList();
    List<KernelRoute> wrong =
        defaults.stream()
            .filter(one -> !right.contains(one))
            .filter(one -> wanted.isPresent() || WRITTEN.contains(one.protocol()))
            .toList();
    if (wrong.isEmpty() && (device.isEmpty() || !right.isEmpty())) {
      return;
    }
    device.ifPresent(touched::add);
    wrong.forEach(one -> touched.add(new InterfaceName(one.device())));
    String after = wanted.map(GatewayAddress::toString).orElse("");
    String before =
        (wanted.isPresent() ? defaults : wrong)
            .stream().map(one -> shown(one, after)).distinct().collect(Collectors.joining(", "));
    String key = KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.GATEWAY);
    changes.add(new Change(KeyPath.join(key, v4 ? "ipv4" : "ipv6"), before, after));
  }

  private static String shown(KernelRoute route, String wanted) {
    String gateway = route.gateway().map(IpAddress::toString).orElse("");
    return gateway.equals(wanted) ? gateway + " on " + route.device() : gateway;
  }

  private void routes() {
    Map<Way, List<KernelRoute>> there = new HashMap<>();
    for (KernelRoute route : ours) {
      if (!route.isDefault()) {
        there
            .computeIfAbsent(
                new Way(route.destination(), route.gateway().orElseThrow(), route.device()),
                any -> new ArrayList<>())
            .add(route);
      }
    }
    Set<KernelRoute> right = new HashSet<>();
    desired
        .interfaces()
        .keySet()
        .forEach(name -> desired.routes(name).forEach(route -> compare(route, name, there, right)));
    for (KernelRoute route : ours) {
      if (!route.isDefault() && WRITTEN.contains(route.protocol()) && !right.contains(route)) {
        touched.add(new InterfaceName(route.device()));
        String key = KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.ROUTES);
        changes.add(
            Change.removed(key, text(route.destination(), route.gateway().get(), route.metric())));
      }
    }
  }

  private void compare(
      Route wanted, InterfaceName name, Map<Way, List<KernelRoute>> there, Set<KernelRoute> right) {
    IpPrefix to = wanted.destination().orElseThrow();
    IpAddress by = wanted.gateway().orElseThrow().address();
    List<KernelRoute> same =
        there.getOrDefault(new Way(to, by, name.value()), List.of()).stream()
            .filter(one -> hasMetric(one, wanted.metric()))
            .toList();
    right.addAll(same);
    if (same.isEmpty() && hasCarrier(name)) {
      touched.add(name);
      String routes = KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.ROUTES);
      changes.add(Change.added(KeyPath.join(routes, wanted.name()), text(to, by, wanted.metric())));
    }
  }

  /** Without a wanted one any is right; 0 leaves it to the kernel as well. */
  private static boolean hasMetric(KernelRoute route, Optional<Long> wanted) {
    return wanted.orElse(0L) == 0 || wanted.equals(route.metric());
  }

  private static String text(IpPrefix to, IpAddress by, Optional<Long> metric) {
    return to + " by " + by + metric.map(number -> ", metric " + number).orElse("");
  }

  private boolean hasCarrier(InterfaceName name) {
    return Optional.ofNullable(links.get(name.value())).map(KernelLink::carrier).orElse(false);
  }
}
