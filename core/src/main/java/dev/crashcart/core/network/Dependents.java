package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of the settings makes no sense any more without an interface. Pure.
 *
 * @param gone the interface itself and those that cannot be without it, in the order of removal
 * @param members the bonds and bridges that lose members, with those they keep
 * @param gatewayV4 whether the gateway is only reached through what goes
 * @param routes the names of the routes that are only reached through what goes
 */
public record Dependents(
    List<InterfaceName> gone,
    Map<InterfaceName, List<InterfaceName>> members,
    boolean gatewayV4,
    boolean gatewayV6,
    List<String> routes) {
  public Dependents {
    gone = List.copyOf(gone);
    members = Map.copyOf(members);
    routes = List.copyOf(routes);
  }

  /** What goes with an interface that is deleted: what is made on it goes too. */
  public static Dependents ofDeleted(NetworkSettings settings, InterfaceName name) {
    Set<InterfaceName> gone = new LinkedHashSet<>(List.of(name));
    boolean more = true;
    while (more) {
      more = false;
      for (NetworkInterface one : settings.interfaces().values()) {
        more |= !gone.contains(one.name()) && cannotBe(one, gone) && gone.add(one.name());
      }
    }
    Map<InterfaceName, List<InterfaceName>> members = new LinkedHashMap<>();
    for (NetworkInterface one : settings.interfaces().values()) {
      if (!gone.contains(one.name()) && one.members().stream().anyMatch(gone::contains)) {
        members.put(one.name(), without(one.members(), gone));
      }
    }
    return reached(settings, gone, members);
  }

  /** What goes with a card that is left alone again: it is there all the same. */
  public static Dependents ofLeftAlone(NetworkSettings settings, InterfaceName name) {
    return reached(settings, Set.of(name), Map.of());
  }

  /** Whether nothing but the interface itself goes. */
  public boolean isAlone() {
    return gone.size() == 1 && members.isEmpty() && !gatewayV4 && !gatewayV6 && routes.isEmpty();
  }

  /** A VLAN needs its parent, and a bond at least one member; a bridge may be empty. */
  private static boolean cannotBe(NetworkInterface one, Set<InterfaceName> gone) {
    boolean orphan = one.parent().map(gone::contains).orElse(false);
    boolean empty =
        one.kind() == InterfaceKind.BOND
            && !one.members().isEmpty()
            && gone.containsAll(one.members());
    return orphan || empty;
  }

  private static List<InterfaceName> without(List<InterfaceName> all, Set<InterfaceName> gone) {
    return all.stream().filter(member -> !gone.contains(member)).toList();
  }

  private static Dependents reached(
      NetworkSettings settings,
      Set<InterfaceName> gone,
      Map<InterfaceName, List<InterfaceName>> members) {
    List<String> routes = new ArrayList<>();
    for (Route route : settings.routes().values()) {
      if (isLost(route.gateway(), settings, gone)) {
        routes.add(route.name());
      }
    }
    return new Dependents(
        List.copyOf(gone),
        members,
        isLost(settings.gatewayV4(), settings, gone),
        isLost(settings.gatewayV6(), settings, gone),
        routes);
  }

  private static boolean isLost(
      Optional<GatewayAddress> gateway, NetworkSettings settings, Set<InterfaceName> gone) {
    if (gateway.isEmpty()) {
      return false;
    }
    if (gateway.get().on().isPresent()) {
      return gone.contains(gateway.get().on().get());
    }
    return isIn(gateway.get().address(), settings, gone, true)
        && !isIn(gateway.get().address(), settings, gone, false);
  }

  private static boolean isIn(
      IpAddress address, NetworkSettings settings, Set<InterfaceName> gone, boolean going) {
    return settings.interfaces().values().stream()
        .filter(one -> gone.contains(one.name()) == going)
        .flatMap(one -> one.addresses().stream())
        .anyMatch((IpPrefix prefix) -> prefix.contains(address));
  }
}
