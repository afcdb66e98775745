package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the settings come to when they are carried out: with the cards that are only members or
 * parents of others, and on which interface each gateway and route is. Every back end starts here.
 */
public final class Desired {
  private final NetworkSettings settings;
  private final Map<InterfaceName, NetworkInterface> interfaces;
  private final Map<InterfaceName, NetworkInterface> masters = new HashMap<>();
  private final Map<InterfaceName, List<NetworkInterface>> children = new HashMap<>();
  private final Map<InterfaceName, List<Route>> routes = new HashMap<>();
  private final Map<IpPrefix, InterfaceName> networks = new HashMap<>();
  private final Map<IpAddress, Optional<InterfaceName>> devices = new HashMap<>();
  private final Set<Integer> lengthsV4 = new TreeSet<>();
  private final Set<Integer> lengthsV6 = new TreeSet<>();

  public Desired(NetworkSettings settings) {
    this.settings = settings;
    Map<InterfaceName, NetworkInterface> all = new TreeMap<>(settings.interfaces());
    for (NetworkInterface one : settings.interfaces().values()) {
      one.members().forEach(name -> all.putIfAbsent(name, NetworkInterface.physical(name)));
      one.parent().ifPresent(name -> all.putIfAbsent(name, NetworkInterface.physical(name)));
    }
    this.interfaces = Collections.unmodifiableMap(all);
    all.values().forEach(this::index);
    for (Route route : settings.routes().values()) {
      if (route.destination().isPresent()) {
        route
            .gateway()
            .flatMap(this::device)
            .ifPresent(on -> routes.computeIfAbsent(on, any -> new ArrayList<>()).add(route));
      }
    }
  }

  private void index(NetworkInterface one) {
    one.members().forEach(member -> masters.putIfAbsent(member, one));
    if (one.kind() == InterfaceKind.VLAN) {
      one.parent()
          .ifPresent(parent -> children.computeIfAbsent(parent, any -> new ArrayList<>()).add(one));
    }
    for (IpPrefix prefix : one.addresses()) {
      networks.putIfAbsent(prefix.network(), one.name());
      (prefix.isV4() ? lengthsV4 : lengthsV6).add(prefix.length());
    }
  }

  public NetworkSettings settings() {
    return settings;
  }

  /** Every interface that is set up, by name. */
  public Map<InterfaceName, NetworkInterface> interfaces() {
    return interfaces;
  }

  /** The bond or bridge that this one is a member of. */
  public Optional<NetworkInterface> master(InterfaceName name) {
    return Optional.ofNullable(masters.get(name));
  }

  /** The VLANs on this one. */
  public List<NetworkInterface> children(InterfaceName name) {
    return children.getOrDefault(name, List.of());
  }

  /** The gateways to everywhere else that are on this interface. */
  public List<GatewayAddress> gateways(InterfaceName name) {
    List<GatewayAddress> gateways = new ArrayList<>();
    settings.gatewayV4().filter(one -> isOn(one, name)).ifPresent(gateways::add);
    settings.gatewayV6().filter(one -> isOn(one, name)).ifPresent(gateways::add);
    return gateways;
  }

  /** The static routes whose gateway is on this interface. */
  public List<Route> routes(InterfaceName name) {
    return routes.getOrDefault(name, List.of());
  }

  private boolean isOn(GatewayAddress gateway, InterfaceName name) {
    return device(gateway).equals(Optional.of(name));
  }

  /**
   * Where a gateway is: the interface it names, else one with an address in its network, else the
   * first that learns its addresses, for the network of those is not known before.
   */
  public Optional<InterfaceName> device(GatewayAddress gateway) {
    if (gateway.on().isPresent()) {
      return gateway.on();
    }
    return devices.computeIfAbsent(gateway.address(), this::near);
  }

  private Optional<InterfaceName> near(IpAddress address) {
    return (address.isV4() ? lengthsV4 : lengthsV6)
        .stream()
            .map(length -> networks.get(new IpPrefix(address, length).network()))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .or(() -> learning(address.isV4()));
  }

  private Optional<InterfaceName> learning(boolean v4) {
    return interfaces.values().stream()
        .filter(
            one ->
                v4
                    ? one.ipv4Method() == Ipv4Method.DHCP
                    : one.ipv6Method() == Ipv6Method.AUTO || one.ipv6Method() == Ipv6Method.DHCP)
        .map(NetworkInterface::name)
        .findFirst();
  }

  /** The written addresses of one family. */
  static List<IpPrefix> addresses(NetworkInterface one, boolean v4) {
    return one.addresses().stream().filter(prefix -> prefix.isV4() == v4).toList();
  }
}
