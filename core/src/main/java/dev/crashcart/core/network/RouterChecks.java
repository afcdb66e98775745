package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about gateways and static routes. */
final class RouterChecks {
  private final NetworkReading reading;
  private final OnLink onLink;
  private final Set<IpAddress> own;

  private RouterChecks(NetworkReading reading) {
    this.reading = reading;
    this.onLink = new OnLink(reading.interfaces());
    this.own =
        reading.interfaces().stream()
            .flatMap(one -> one.addresses().stream())
            .map(IpPrefix::address)
            .collect(Collectors.toSet());
  }

  static void check(NetworkReading reading) {
    RouterChecks checks = new RouterChecks(reading);
    NetworkSettings settings = reading.settings();
    settings.gatewayV4().ifPresent(g -> checks.gateway(NetworkSettings.GATEWAY_V4, g, true));
    settings.gatewayV6().ifPresent(g -> checks.gateway(NetworkSettings.GATEWAY_V6, g, false));
    Map<List<Object>, Route> destinations = new HashMap<>();
    reading.routes().forEach((route, input) -> checks.route(route, input, destinations));
  }

  private void gateway(Key<?> setting, GatewayAddress gateway, boolean v4) {
    if (gateway.isV4() == v4) {
      router(reading.gateway(), setting, gateway);
      return;
    }
    reading
        .problems()
        .error(
            reading.gateway(),
            setting,
            gateway
                + (v4
                    ? " is an IPv6 address; write it as network.gateway.ipv6."
                    : " is an IPv4 address; write it as network.gateway.ipv4."));
  }

  private void route(Route route, Input input, Map<List<Object>, Route> destinations) {
    boolean whole = !reading.problems().hasErrorsAt(input.key());
    if (route.destination().isEmpty() && whole) {
      error(
          input,
          Route.DESTINATION,
          "a route needs the network it leads to; write destination, such as 10.9.0.0/16.");
    }
    if (route.gateway().isEmpty() && whole) {
      error(
          input,
          Route.GATEWAY,
          "a route needs the router it goes over; write gateway, an address in a network of this machine.");
    }
    route.destination().ifPresent(destination -> destination(input, destination));
    if (route.destination().isPresent() && route.gateway().isPresent()) {
      sameFamily(input, route.destination().get(), route.gateway().get());
    }
    route.gateway().ifPresent(gateway -> router(input, Route.GATEWAY, gateway));
    route
        .destination()
        .map(to -> destinations.putIfAbsent(List.of(to.network(), route.metric()), route))
        .ifPresent(
            other ->
                error(
                    input,
                    Route.DESTINATION,
                    "the route "
                        + Key.quote(other.name())
                        + " leads to "
                        + route.destination().get().network()
                        + " already, with the same metric; take one out, or give the one to prefer"
                        + " the lower metric."));
  }

  private void destination(Input input, IpPrefix destination) {
    IpPrefix network = destination.network();
    IpAddress address = destination.address();
    if (destination.length() == 0) {
      error(
          input,
          Route.DESTINATION,
          destination
              + " is everywhere; write the router to there as network.gateway."
              + (destination.isV4() ? "ipv4" : "ipv6")
              + " and take this route out.");
    } else if (address.isMulticast() || address.isLoopback() || address.isLinkLocal()) {
      error(
          input,
          Route.DESTINATION,
          destination
              + " is reached over no router: it is a "
              + (address.isMulticast()
                  ? "multicast"
                  : address.isLoopback() ? "loopback" : "link-local")
              + " network; take the route out.");
    } else if (!address.equals(network.address())) {
      error(
          input,
          Route.DESTINATION,
          destination + " is one address in a network; the network is " + network + ".");
    }
  }

  private void sameFamily(Input input, IpPrefix destination, GatewayAddress gateway) {
    if (destination.isV4() != gateway.isV4()) {
      error(
          input,
          Route.GATEWAY,
          gateway
              + " is IPv"
              + (gateway.isV4() ? "4" : "6")
              + ", but the destination "
              + destination
              + " is IPv"
              + (gateway.isV4() ? "6" : "4")
              + "; both must be of one kind.");
    }
  }

  /** What holds for every router, of a route or of the default one. */
  private void router(Input input, Key<?> setting, GatewayAddress gateway) {
    IpAddress address = gateway.address();
    Optional<String> objection = address.findObjection();
    if (objection.isPresent()) {
      error(input, setting, address + " " + objection.get() + "; write the address of the router.");
    } else if (own.contains(address)) {
      error(
          input,
          setting,
          address + " is an address of this machine itself; write the address of the router.");
    } else if (gateway.on().isPresent()) {
      onInterface(input, setting, gateway, gateway.on().get());
    } else if (!gateway.isV4() && address.isLinkLocal()) {
      error(
          input,
          setting,
          address
              + " is link-local, so it is not clear on which interface it is; write it with the"
              + " interface, such as "
              + address
              + "%"
              + reading.interfaces().stream()
                  .findFirst()
                  .map(one -> one.name().value())
                  .orElse("eno1")
              + ".");
    } else {
      reachable(input, setting, gateway);
    }
  }

  private void onInterface(
      Input input, Key<?> setting, GatewayAddress gateway, InterfaceName name) {
    Optional<NetworkInterface> on = reading.find(name);
    if (on.isEmpty()) {
      if (reading.isComplete() && reading.settings().isManaged()) {
        error(
            input,
            setting,
            name
                + " is not set up here; set it up below network.interfaces, or name one of "
                + NetworkReading.some(
                    reading.interfaces().stream().map(NetworkInterface::name).toList())
                + ".");
      }
      return;
    }
    boolean off =
        gateway.isV4()
            ? on.get().ipv4Method() == Ipv4Method.OFF
            : on.get().ipv6Method() == Ipv6Method.OFF;
    if (reading.findMaster(name).isPresent()) {
      error(
          input,
          setting,
          name
              + " is a member of "
              + reading.findMaster(name).get().name()
              + "; write that in its place.");
    } else if (off && reading.isWhole(on.get())) {
      error(
          input,
          setting,
          "IPv"
              + (gateway.isV4() ? "4" : "6")
              + " is off on "
              + name
              + "; switch it on there, or name another interface.");
    }
  }

  /** An address that comes by DHCP or from a router may bring the network of this one. */
  private void reachable(Input input, Key<?> setting, GatewayAddress gateway) {
    boolean v4 = gateway.isV4();
    Optional<IpPrefix> network = onLink.findNetwork(gateway.address());
    if (network.isPresent()) {
      endOfNetwork(input, setting, gateway.address(), network.get());
      return;
    }
    if (!reading.isComplete() || !reading.settings().isManaged()) {
      return;
    }
    if (reading.interfaces().stream().anyMatch(one -> learns(one, v4))) {
      reading
          .problems()
          .warning(
              input,
              setting,
              gateway
                  + " is in no network that is written here; it is reached only if "
                  + (v4 ? "DHCP" : "the router or DHCP")
                  + " gives this machine an address beside it.");
      return;
    }
    List<IpPrefix> networks = onLink.ofFamily(v4);
    error(
        input,
        setting,
        gateway
            + " cannot be reached: it is in no network of this machine; "
            + (networks.isEmpty()
                ? "give an interface an IPv" + (v4 ? "4" : "6") + " address beside it."
                : "write an address in " + NetworkReading.some(networks) + "."));
  }

  private void endOfNetwork(Input input, Key<?> setting, IpAddress address, IpPrefix network) {
    boolean ends = address.equals(network.address()) || address.equals(network.last());
    if (address.isV4() && network.length() < 31 && ends) {
      error(
          input,
          setting,
          address
              + " is no address of a machine in "
              + network
              + ", but its first or last; write the address of the router.");
    }
  }

  private static boolean learns(NetworkInterface one, boolean v4) {
    return v4
        ? one.ipv4Method() == Ipv4Method.DHCP
        : one.ipv6Method() == Ipv6Method.AUTO || one.ipv6Method() == Ipv6Method.DHCP;
  }

  private void error(Input input, Key<?> setting, String message) {
    reading.problems().error(input, setting, message);
  }
}
