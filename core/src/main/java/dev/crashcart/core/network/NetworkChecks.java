package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules between the settings of a network, beyond what each value refuses itself. Clashes are
 * always told; what seems to be missing is told only where everything could be read.
 */
final class NetworkChecks {
  private NetworkChecks() {}

  /** Adds what does not fit together. */
  static void check(NetworkReading reading) {
    KindChecks.check(reading);
    StackChecks.check(reading);
    CircleChecks.check(reading);
    AddressChecks.check(reading);
    OverlapChecks.check(reading);
    RouterChecks.check(reading);
    ResolverChecks.check(reading);
    if (!reading.settings().isManaged()) {
      notCarriedOut(reading);
    } else if (!reading.problems().hasErrorsAt(reading.key(NetworkSettings.INTERFACES))) {
      nothingAddressed(reading);
    }
  }

  /** Settings that would surprise: nothing of the network is touched without an interface. */
  private static void notCarriedOut(NetworkReading reading) {
    if (!reading.isComplete()) {
      return;
    }
    String why = "is not carried out while no interface is set up below network.interfaces.";
    for (Key<?> setting :
        List.<Key<?>>of(
            NetworkSettings.BACK_END,
            NetworkSettings.MULTICAST_DNS,
            NetworkSettings.NAMESERVERS,
            NetworkSettings.SEARCH_DOMAINS)) {
      if (reading.network().has(setting)) {
        reading.problems().warning(reading.network(), setting, why);
      }
    }
    for (Key<?> setting : List.of(NetworkSettings.GATEWAY_V4, NetworkSettings.GATEWAY_V6)) {
      if (reading.gateway().has(setting)) {
        reading.problems().warning(reading.gateway(), setting, why);
      }
    }
    for (Input route : reading.routes().values()) {
      reading.problems().warning(route.key(), route.namePlace(), why);
    }
  }

  /** No error: what the settings do not name may well carry the address of the machine. */
  private static void nothingAddressed(NetworkReading reading) {
    Stream<NetworkInterface> all = reading.settings().interfaces().values().stream();
    if (all.noneMatch(NetworkInterface::isAddressed)) {
      Input group = reading.network().section(NetworkSettings.INTERFACES, reading.problems());
      reading
          .problems()
          .warning(
              group.key(),
              group.namePlace(),
              "none of these has or gets an address: the machine can be reached only if an"
                  + " interface that is not named here has one. Write addresses, or method: dhcp"
                  + " below ipv4.");
    }
  }
}
