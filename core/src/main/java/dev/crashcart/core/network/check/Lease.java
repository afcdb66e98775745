package dev.crashcart.core.network.check;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.GatewayAddress;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What DHCP and routers have told this machine, and how it becomes written settings. Pure: it reads
 * what was observed.
 */
public final class Lease {
  /** More cannot be written; see {@link NetworkSettings#NAMESERVERS}. */
  private static final int MOST_NAMESERVERS = 3;

  private static final int MOST_SEARCH_DOMAINS = 6;

  private Lease() {}

  /** Which families of a lease become static. */
  public enum Families {
    /** IPv4; IPv6 goes on as it is, for its addresses are made to change. */
    IPV4,
    /** Both. */
    BOTH
  }

  /**
   * These settings with the lease of one interface written down: its addresses, gateways, name
   * servers and search domains. What is written already stays. Nothing changes where there is no
   * lease.
   */
  public static NetworkSettings toStatic(
      NetworkSettings settings, KernelState kernel, InterfaceName name, Families families) {
    Optional<KernelLink> link = kernel.find(name);
    if (link.isEmpty()) {
      return settings;
    }
    List<IpPrefix> v4 = leased(link.get(), true);
    List<IpPrefix> v6 = families == Families.BOTH ? leased(link.get(), false) : List.of();
    if (v4.isEmpty() && v6.isEmpty()) {
      return settings;
    }
    NetworkInterface now =
        Optional.ofNullable(settings.interfaces().get(name))
            .orElseGet(() -> unwritten(name, link.get()));
    Set<IpPrefix> addresses = new LinkedHashSet<>(now.addresses());
    addresses.addAll(v4);
    addresses.addAll(v6);
    NetworkInterface changed =
        Parts.with(
            now,
            v4.isEmpty() ? now.ipv4() : Optional.of(Ipv4Method.STATIC),
            v6.isEmpty() ? now.ipv6() : Optional.of(Ipv6Method.STATIC),
            List.copyOf(addresses));
    return keepLearnt(Parts.with(settings, changed), kernel);
  }

  /**
   * What is lost when these settings come into force: what was learnt on interfaces that are asked
   * to learn no more, is not written, and is learnt nowhere else.
   */
  public static Optional<LostWithLease> lostWithLease(NetworkSettings desired, KernelState kernel) {
    if (!desired.isManaged()) {
      return Optional.empty();
    }
    Optional<GatewayAddress> v4 =
        desired.gatewayV4().isPresent() ? Optional.empty() : lostGateway(desired, kernel, true);
    Optional<GatewayAddress> v6 =
        desired.gatewayV6().isPresent() ? Optional.empty() : lostGateway(desired, kernel, false);
    boolean taught = learnsNames(desired, kernel);
    boolean leaving = stopsLearning(desired, kernel);
    boolean names = leaving && !taught;
    LostWithLease lost =
        new LostWithLease(
            v4,
            v6,
            names && desired.nameservers().isEmpty() ? nameservers(kernel) : List.of(),
            names && desired.searchDomains().isEmpty() ? searchDomains(kernel) : List.of());
    return lost.isNothing() ? Optional.empty() : Optional.of(lost);
  }

  /** The same settings with what would be lost written down. */
  public static NetworkSettings keepLearnt(NetworkSettings desired, KernelState kernel) {
    return lostWithLease(desired, kernel).map(lost -> Parts.with(desired, lost)).orElse(desired);
  }

  private static List<IpPrefix> leased(KernelLink link, boolean v4) {
    return link.addresses().stream()
        .filter(KernelAddress::dynamic)
        .map(KernelAddress::prefix)
        .filter(prefix -> prefix.isV4() == v4 && !prefix.address().isLinkLocal())
        .toList();
  }

  /** An interface that the settings take over as it is now. */
  private static NetworkInterface unwritten(InterfaceName name, KernelLink link) {
    boolean v6 = !leased(link, false).isEmpty();
    List<IpPrefix> fixed =
        link.addresses().stream()
            .filter(address -> !address.dynamic() && !address.prefix().address().isLinkLocal())
            .map(KernelAddress::prefix)
            .toList();
    return Parts.with(
        NetworkInterface.physical(name),
        Optional.empty(),
        v6 ? Optional.of(Ipv6Method.AUTO) : Optional.empty(),
        fixed);
  }

  private static Optional<GatewayAddress> lostGateway(
      NetworkSettings desired, KernelState kernel, boolean v4) {
    List<KernelRoute> learnt =
        kernel.routes().stream()
            .filter(route -> route.isDefault() && route.destination().isV4() == v4)
            .filter(route -> route.gateway().isPresent() && isLearnt(route))
            .sorted(Comparator.comparing(route -> route.metric().orElse(0L)))
            .toList();
    boolean goesOn = learnt.stream().anyMatch(route -> goesOnLearning(desired, route.device(), v4));
    return goesOn ? Optional.empty() : learnt.stream().findFirst().flatMap(Lease::gateway);
  }

  private static Optional<GatewayAddress> gateway(KernelRoute route) {
    return route.gateway().map(address -> new GatewayAddress(address, on(route, address)));
  }

  private static Optional<InterfaceName> on(KernelRoute route, IpAddress address) {
    return address.isLinkLocal()
        ? Optional.of(new InterfaceName(route.device()))
        : Optional.empty();
  }

  private static boolean isLearnt(KernelRoute route) {
    return route.protocol().equals("dhcp") || route.protocol().equals("ra");
  }

  /** Whether DHCP or router advertisements of a family go on; untouched interfaces go on. */
  private static boolean goesOnLearning(NetworkSettings desired, String device, boolean v4) {
    Optional<NetworkInterface> wanted = Watched.find(desired, device);
    return wanted
        .map(
            one ->
                v4
                    ? one.ipv4Method() == Ipv4Method.DHCP
                    : one.ipv6Method() == Ipv6Method.AUTO || one.ipv6Method() == Ipv6Method.DHCP)
        .orElse(true);
  }

  /** Whether an interface on which something was learnt learns less than before. */
  private static boolean stopsLearning(NetworkSettings desired, KernelState kernel) {
    return learning(kernel).stream()
        .anyMatch(
            name ->
                hasLeased(kernel, name, true) && !goesOnLearning(desired, name, true)
                    || hasLeased(kernel, name, false) && !goesOnLearning(desired, name, false));
  }

  /** Whether name servers are still told after the change: by the DHCP of IPv4, as a rule. */
  private static boolean learnsNames(NetworkSettings desired, KernelState kernel) {
    boolean byV4 = learning(kernel).stream().anyMatch(name -> hasLeased(kernel, name, true));
    return learning(kernel).stream()
        .anyMatch(
            name ->
                byV4
                    ? hasLeased(kernel, name, true) && goesOnLearning(desired, name, true)
                    : goesOnLearning(desired, name, false));
  }

  private static List<String> learning(KernelState kernel) {
    return kernel.links().stream()
        .filter(link -> link.addresses().stream().anyMatch(KernelAddress::dynamic))
        .map(KernelLink::name)
        .toList();
  }

  private static boolean hasLeased(KernelState kernel, String name, boolean v4) {
    return Watched.find(kernel, name).map(link -> !leased(link, v4).isEmpty()).orElse(false);
  }

  private static List<IpAddress> nameservers(KernelState kernel) {
    return kernel.nameservers().stream()
        .filter(server -> !server.isLoopback() && !server.isLinkLocal())
        .limit(MOST_NAMESERVERS)
        .toList();
  }

  private static List<DnsName> searchDomains(KernelState kernel) {
    List<DnsName> found = new ArrayList<>();
    for (String domain : first(kernel.searchDomains())) {
      try {
        found.add(DnsName.of(domain.replaceFirst("\\.$", "")));
      } catch (IllegalArgumentException notWritable) {
        // A DHCP server may tell anything; what cannot be written is not kept.
        continue;
      }
    }
    return found;
  }

  private static Collection<String> first(List<String> domains) {
    return domains.stream().limit(MOST_SEARCH_DOMAINS).toList();
  }
}
