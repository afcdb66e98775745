package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the settings come to when they are carried out: with the cards that are only members or
 * parents of others, and on which interface each gateway and route is. Every back end starts here.
 */
public final class Desired {
  private final NetworkSettings settings;
  private final Map<InterfaceName, NetworkInterface> interfaces;

  public Desired(NetworkSettings settings) {
    this.settings = settings;
    Map<InterfaceName, NetworkInterface> all = new TreeMap<>(settings.interfaces());
    for (NetworkInterface one : settings.interfaces().values()) {
      one.members().forEach(name -> all.putIfAbsent(name, NetworkInterface.physical(name)));
      one.parent().ifPresent(name -> all.putIfAbsent(name, NetworkInterface.physical(name)));
    }
    this.interfaces = Collections.unmodifiableMap(all);
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
    return interfaces.values().stream().filter(one -> one.members().contains(name)).findFirst();
  }

  /** The VLANs on this one. */
  public List<NetworkInterface> children(InterfaceName name) {
    return interfaces.values().stream()
        .filter(one -> one.kind() == InterfaceKind.VLAN && one.parent().equals(Optional.of(name)))
        .toList();
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
    return settings.routes().values().stream()
        .filter(route -> route.destination().isPresent() && route.gateway().isPresent())
        .filter(route -> isOn(route.gateway().get(), name))
        .toList();
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
    IpAddress address = gateway.address();
    Optional<InterfaceName> near =
        interfaces.values().stream()
            .filter(one -> one.addresses().stream().anyMatch(prefix -> prefix.contains(address)))
            .map(NetworkInterface::name)
            .findFirst();
    return near.or(() -> learning(address.isV4()));
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
