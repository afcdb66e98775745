package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A link of the pretend kernel being given what its setup says, and what the network behind its
 * cable gives it. The same for every service: they differ in the files they read.
 */
final class LinkBringUp {
  private static final long LEASE_SECONDS = 43_200;
  private static final long VALID_SECONDS = 86_400;
  private static final long PREFERRED_SECONDS = 14_400;
  private static final long V6_METRIC = 1024;

  private final SimulatedKernel kernel;
  private final SimulatedLink link;
  private final LinkSetup setup;

  /** The addresses that somebody else on the network has. */
  private final Set<String> taken;

  private final Set<IpAddress> nameservers;
  private final Set<String> domains;
  private final List<String> complaints = new ArrayList<>();

  LinkBringUp(SimulatedKernel kernel, SimulatedLink link, LinkSetup setup, Set<String> taken) {
    this.kernel = kernel;
    this.link = link;
    this.setup = setup;
    this.taken = taken;
    this.nameservers = new LinkedHashSet<>(setup.nameservers());
    this.domains = new LinkedHashSet<>(setup.domains());
  }

  /** Sets addresses and routes anew; what stood there before is gone. */
  void carryOut() {
    kernel.clear(link);
    if (!link.carrier && !setup.withoutCarrier()) {
      return;
    }
    setup.addresses().forEach(this::write);
    if (link.carrier) {
      setup.v4().ifPresent(this::lease);
      setup.v6().ifPresent(this::listen);
    }
    if (setup.linkLocal() && link.carrier) {
      write(link.linkLocal());
    }
    setup.routes().forEach(this::write);
  }

  /** The name servers of this link, those that were written first. */
  List<String> nameservers() {
    return nameservers.stream().map(IpAddress::toString).toList();
  }

  /** The search domains of this link. */
  List<String> domains() {
    return List.copyOf(domains);
  }

  /** What the kernel would not take, a line each. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private SimulatedLan lan() {
    return SimulatedLan.behind(kernel.tags(link));
  }

  private void write(IpPrefix prefix) {
    boolean duplicate = !prefix.isV4() && taken.contains(prefix.address().toString());
    kernel.addAddress(link, SimulatedAddress.lasting(prefix, duplicate));
  }

  private void write(LinkSetup.WrittenRoute route) {
    boolean v4 = route.destination().isV4();
    Optional<Long> metric =
        v4
            ? route.metric().filter(value -> value > 0)
            : route.metric().filter(value -> value > 0).or(() -> Optional.of(V6_METRIC));
    SimulatedRoute wanted =
        new SimulatedRoute(
            route.destination().network(),
            route.gateway(),
            link.name,
            "static",
            Optional.empty(),
            metric);
    if (!kernel.addRoute(wanted, route.onLink())) {
      complaints.add(
          link.name + ": Could not set route: Nexthop has invalid gateway. Network is unreachable");
    }
  }

  private void lease(LinkSetup.Learning taking) {
    SimulatedLan lan = lan();
    IpPrefix address = lan.lease(link.mac);
    link.add(new SimulatedAddress(address, true, LEASE_SECONDS, LEASE_SECONDS, false));
    Optional<IpAddress> source = Optional.of(address.address());
    Optional<Long> metric = taking.metric().or(() -> Optional.of(V6_METRIC));
    kernel.addRoute(
        new SimulatedRoute(
            address.network(), Optional.empty(), link.name, "kernel", source, metric),
        false);
    if (taking.router()) {
      IpPrefix router = new IpPrefix(lan.router(), 32);
      kernel.addRoute(
          new SimulatedRoute(router, Optional.empty(), link.name, "dhcp", source, metric), false);
      kernel.addRoute(
          new SimulatedRoute(
              SimulatedRoute.everywhere(true),
              Optional.of(lan.router()),
              link.name,
              "dhcp",
              source,
              metric),
          false);
    }
    if (taking.names()) {
      nameservers.add(lan.nameserver());
    }
    if (taking.domains()) {
      domains.add(lan.domain());
    }
  }

  private void listen(LinkSetup.Learning taking) {
    SimulatedLan lan = lan();
    Optional<Long> metric = taking.metric().or(() -> Optional.of(V6_METRIC));
    if (taking.address()) {
      link.add(
          new SimulatedAddress(
              lan.autonomous(link.mac), true, VALID_SECONDS, PREFERRED_SECONDS, false));
    }
    if (setup.leaseV6()) {
      link.add(
          new SimulatedAddress(lan.leaseV6(link.mac), true, LEASE_SECONDS, LEASE_SECONDS, false));
    }
    kernel.addRoute(
        new SimulatedRoute(lan.v6(), Optional.empty(), link.name, "ra", Optional.empty(), metric),
        false);
    if (taking.router()) {
      kernel.addRoute(
          new SimulatedRoute(
              SimulatedRoute.everywhere(false),
              Optional.of(lan.advertisingRouter()),
              link.name,
              "ra",
              Optional.empty(),
              metric),
          false);
    }
    if (taking.names()) {
      nameservers.add(lan.nameserverV6());
    }
  }
}
