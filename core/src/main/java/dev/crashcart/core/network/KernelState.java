package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * The network as it is in force now.
 *
 * @param links in the kernel's order, without the loopback
 * @param routes of the main table, both families
 * @param nameservers asked now, learnt or written, in their order
 * @param searchDomains tried now for short names
 */
public record KernelState(
    List<KernelLink> links,
    List<KernelRoute> routes,
    List<IpAddress> nameservers,
    List<String> searchDomains) {
  public KernelState {
    links = List.copyOf(links);
    routes = List.copyOf(routes);
    nameservers = List.copyOf(nameservers);
    searchDomains = List.copyOf(searchDomains);
  }

  /** Nothing known: no system runs, or it has no ip(8). */
  public static KernelState none() {
    return new KernelState(List.of(), List.of(), List.of(), List.of());
  }

  /** The interface of this name. */
  public Optional<KernelLink> find(InterfaceName name) {
    return links.stream().filter(link -> link.name().equals(name.value())).findFirst();
  }

  /** Whether any interface has an address by which others reach the machine. */
  public boolean hasAddress() {
    return links.stream()
        .flatMap(link -> link.addresses().stream())
        .map(one -> one.prefix().address())
        .anyMatch(address -> !address.isLinkLocal() && !address.isLoopback());
  }
}
