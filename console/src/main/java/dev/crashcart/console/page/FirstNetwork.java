package dev.crashcart.console.page;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.check.EmergencyNetwork;

/** The first network of a machine on which nothing of it is set up yet. */
final class FirstNetwork {
  private FirstNetwork() {}

  /** Whether a cable is plugged in, but no interface has an address and nothing is decided. */
  static boolean isMissing(Status status) {
    return EmergencyNetwork.isMissing(status.settings().network(), status.network().kernel());
  }

  /** Automatic addresses on every card with a link. */
  static NetworkChange change() {
    return NetworkChange.to(
        "get addresses by DHCP on all connected interfaces",
        "crashcart network dhcp",
        appliance -> appliance.current().with(appliance.networkDesk().firstStart()).toInput());
  }
}
