package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
  private final Map<InterfaceName, NetworkInterface> masters = new HashMap<>();
  private final Map<InterfaceName, List<NetworkInterface>> children = new HashMap<>();
  private final Map<InterfaceName, List<Route>> routes = new HashMap<>();
  private final List<Near> near;

  /** A network that an interface is in, in bytes: a thousand routes are looked up in it. */
  private record Near(byte[] network, int length, InterfaceName name) {
    private boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      int whole = length / 8;
      for (int i = 0; i < whole; i++) {
        if (address[i] != network[i]) {
          return false;
        }
      }
      int rest = length % 8;
      return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
    }
  }

  public Desired(NetworkSettings settings) {
    this.settings = settings;
    Map<InterfaceName, NetworkInterface> all = new TreeMap<>(settings.interfaces());
    for (NetworkInterface one : settings.interfaces().values()) {
      for (InterfaceName member : one.members()) {
        all.putIfAbsent(member, NetworkInterface.physical(member));
        masters.putIfAbsent(member, one);
      }
      if (one.kind() == InterfaceKind.VLAN && one.parent().isPresent()) {
        InterfaceName parent = one.parent().get();
        all.putIfAbsent(parent, NetworkInterface.physical(parent));
        children.computeIfAbsent(parent, any -> new ArrayList<>()).add(one);
      }
    }
    this.interfaces = Collections.unmodifiableMap(all);
    this.near =
        all.values().stream()
            .flatMap(
                one ->
                    one.addresses().stream()
                        .map(its -> new Near(its.address().bytes(), its.length(), one.name())))
            .sorted(Comparator.comparing(one -> -one.length()))
            .toList();
    for (Route route : settings.routes().values()) {
      if (route.destination().isPresent() && route.gateway().isPresent()) {
        device(route.gateway().get())
            .ifPresent(name -> routes.computeIfAbsent(name, any -> new ArrayList<>()).add(route));
      }
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
   * Where a gateway is: the interface it names, else the one with an address in its network (of
   * several the narrowest), else the first that learns its addresses, for the network of those is
   * not known before.
   */
  public Optional<InterfaceName> device(GatewayAddress gateway) {
    if (gateway.on().isPresent()) {
      return gateway.on();
    }
    IpAddress address = gateway.address();
    byte[] bytes = address.bytes();
    return near.stream()
        .filter(one -> one.contains(bytes))
        .map(Near::name)
        .findFirst()
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

  /** What an interface gets, in a few words for people. */
  String summary(NetworkInterface one) {
    Optional<NetworkInterface> master = master(one.name());
    if (master.isPresent()) {
      return "member of " + master.get().name();
    }
    return "IPv4 "
        + one.ipv4Method().name().toLowerCase(Locale.ROOT)
        + ", IPv6 "
        + one.ipv6Method().name().toLowerCase(Locale.ROOT);
  }

  /** The text of resolv.conf(5) where nobody else keeps it. */
  String resolvConf() {
    StringBuilder text =
        new StringBuilder("# Written by Crashcart; change this in its settings.\n");
    if (!settings.searchDomains().isEmpty()) {
      text.append("search");
      settings.searchDomains().forEach(domain -> text.append(' ').append(domain));
      text.append('\n');
    }
    settings.nameservers().forEach(one -> text.append("nameserver ").append(one).append('\n'));
    return text.toString();
  }
}
