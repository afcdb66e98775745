package dev.crashcart.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator should know about a network that is not as it should be. Pure. */
final class NetworkWarnings {
  private final NetworkSettings settings;
  private final NetworkState state;
  private final List<String> warnings = new ArrayList<>();

  NetworkWarnings(NetworkSettings settings, NetworkState state) {
    this.settings = settings;
    this.state = state;
  }

  /**
   * Sentences, the most urgent first; of a network that the settings do not name only whether it is
   * known.
   */
  List<String> all() {
    if (state.trouble().isPresent()) {
      return List.of(state.trouble().get());
    }
    if (!settings.isManaged() || !state.live()) {
      return List.of();
    }
    if (!state.backEndRuns()) {
      warnings.add(
          "The network settings have no effect: "
              + state.backEnd().service()
              + " does not run. Start it by: systemctl enable --now "
              + state.backEnd().service());
    }
    settings.interfaces().values().forEach(this::look);
    boolean routed = state.kernel().routes().stream().anyMatch(KernelRoute::isDefault);
    boolean linked =
        settings.interfaces().values().stream()
            .filter(NetworkInterface::isAddressed)
            .map(one -> state.kernel().find(one.name()))
            .flatMap(Optional::stream)
            .anyMatch(KernelLink::carrier);
    if (linked && !routed) {
      warnings.add(
          "There is no gateway: only the networks right here can be reached. Set one in Network"
              + " settings.");
    }
    return List.copyOf(warnings);
  }

  private void look(NetworkInterface wanted) {
    Optional<KernelLink> link = state.kernel().find(wanted.name());
    if (link.isEmpty()) {
      warnings.add(
          wanted.name()
              + (wanted.kind() == InterfaceKind.PHYSICAL
                  ? " is set up, but this machine has no such card now."
                  : " is set up, but it is not there; see the plan."));
    } else if (!link.get().carrier()) {
      warnings.add(wanted.name() + " has no link: look at its cable and at the switch.");
    } else {
      addresses(wanted, link.get());
    }
  }

  private void addresses(NetworkInterface wanted, KernelLink link) {
    for (KernelAddress address : link.addresses()) {
      if (address.duplicate()) {
        warnings.add(
            "Another machine on "
                + wanted.name()
                + " has the address "
                + address.prefix().address()
                + " too; one of the two must change.");
      }
    }
    boolean v4 =
        link.addresses().stream()
            .anyMatch(one -> one.prefix().isV4() && !one.prefix().address().isLinkLocal());
    if (wanted.ipv4Method() == Ipv4Method.DHCP && !v4) {
      warnings.add(wanted.name() + " has no IPv4 address: no DHCP server has answered yet.");
    }
  }
}
