package dev.crashcart.console.page;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.KernelLink;
import java.util.List;

/** The first network of a machine on which nothing of it is set up yet. */
final class FirstNetwork {
  private FirstNetwork() {}

  /** Whether a cable is plugged in, but no interface has an address and nothing is decided. */
  static boolean isMissing(Status status) {
    List<KernelLink> links = status.network().kernel().links();
    boolean addressed =
        links.stream()
            .flatMap(link -> link.addresses().stream())
            .anyMatch(address -> !address.prefix().address().isLinkLocal());
    boolean connected = links.stream().anyMatch(link -> link.isPhysical() && link.carrier());
    return !status.settings().network().isManaged() && connected && !addressed;
  }

  /** Automatic addresses on every card with a link. */
  static NetworkChange change() {
    return NetworkChange.to(
        "get addresses by DHCP on all connected interfaces",
        "crashcart network dhcp",
        appliance -> appliance.current().with(appliance.networkDesk().firstStart()).toInput());
  }
}
