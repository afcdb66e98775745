package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.network.GatewayAddress;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.Route;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which interface carries what the settings say of the whole machine: gateways, routes and name
 * servers. NetworkManager keeps all of them in the profiles of interfaces.
 *
 * <p>(Its global DNS settings, NetworkManager.conf(5), would be the place for the name servers, but
 * they do nothing where systemd-resolved answers: its plugin passes only those of profiles on.)
 */
final class Placement {
  private final NetworkSettings settings;
  private final boolean v4;
  private final Map<GatewayAddress, Optional<InterfaceName>> carriers = new HashMap<>();

  /** The placement for one family. */
  Placement(NetworkSettings settings, boolean v4) {
    this.settings = settings;
    this.v4 = v4;
  }

  boolean isV4() {
    return v4;
  }

  /** The gateway of the family, if this interface carries it. */
  Optional<GatewayAddress> findGateway(InterfaceName name) {
    return gateway().filter(gateway -> carrier(gateway).equals(Optional.of(name)));
  }

  /** Whether the gateway of the family is written, so that learnt ones are not used. */
  boolean isGatewayWritten() {
    return gateway().isPresent();
  }

  /** The routes that this interface carries, by their names. */
  List<Route> routes(InterfaceName name) {
    return settings.routes().values().stream()
        .filter(route -> route.destination().filter(to -> to.isV4() == v4).isPresent())
        .filter(route -> route.gateway().flatMap(this::carrier).equals(Optional.of(name)))
        .toList();
  }

  /** The name servers of the family that are asked through this interface, in their order. */
  List<IpAddress> nameservers(InterfaceName name) {
    return settings.nameservers().stream()
        .filter(server -> server.isV4() == v4)
        .filter(server -> leadsTo(server).equals(Optional.of(name)))
        .toList();
  }

  /** Whether this interface carries the search domains, which belong to no address. */
  boolean hasSearchDomains(InterfaceName name) {
    return first(one -> gateway().flatMap(this::carrier).equals(Optional.of(one.name())))
        .or(() -> first(this::isLearning))
        .or(() -> first(this::has))
        .equals(Optional.of(name));
  }

  /** Where a name server is asked: in its own network, else where everywhere else is. */
  private Optional<InterfaceName> leadsTo(IpAddress server) {
    return first(one -> isNear(one, server))
        .or(() -> gateway().flatMap(this::carrier))
        .or(() -> first(this::isLearning))
        .or(() -> first(this::has));
  }

  /**
   * The interface behind which a router is: the one it names, the one with its network, else one
   * that learns its network.
   */
  private Optional<InterfaceName> carrier(GatewayAddress gateway) {
    return carriers.computeIfAbsent(gateway, this::findCarrier);
  }

  private Optional<InterfaceName> findCarrier(GatewayAddress gateway) {
    return gateway
        .on()
        .flatMap(on -> first(one -> one.name().equals(on)))
        .or(() -> first(one -> isNear(one, gateway.address())))
        .or(() -> first(this::isLearning))
        .or(() -> first(this::has));
  }

  private Optional<GatewayAddress> gateway() {
    return v4 ? settings.gatewayV4() : settings.gatewayV6();
  }

  private boolean isNear(NetworkInterface one, IpAddress address) {
    return one.addresses().stream().anyMatch(prefix -> prefix.contains(address));
  }

  private boolean isLearning(NetworkInterface one) {
    return v4
        ? one.ipv4Method() == Ipv4Method.DHCP
        : one.ipv6Method() == Ipv6Method.AUTO || one.ipv6Method() == Ipv6Method.DHCP;
  }

  private boolean has(NetworkInterface one) {
    return v4 ? one.ipv4Method() != Ipv4Method.OFF : one.ipv6Method() != Ipv6Method.OFF;
  }

  /** The first that can carry something of this family and is like this. */
  private Optional<InterfaceName> first(Predicate<NetworkInterface> wanted) {
    Collection<NetworkInterface> all = settings.interfaces().values();
    return all.stream().filter(this::has).filter(wanted).map(NetworkInterface::name).findFirst();
  }
}
