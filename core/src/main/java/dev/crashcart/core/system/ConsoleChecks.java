package dev.crashcart.core.system;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules between the settings of the console, beyond what each value refuses itself. */
final class ConsoleChecks {
  private ConsoleChecks() {}

  /** Adds what does not fit together. */
  static void check(ConsoleSettings settings, Input console, Problems problems) {
    if (console.has(ConsoleSettings.IDLE_LOCK)
        && settings.access() == ConsoleAccess.OPEN
        && !problems.hasErrorsAt(console.key())) {
      problems.warning(
          console,
          ConsoleSettings.IDLE_LOCK,
          "does nothing while the console is open to everybody; write access: sign-in, or take the"
              + " line out.");
    }
    addresses(
        settings.ssh().addresses(), console.section(ConsoleSettings.SSH, new Problems()), problems);
  }

  private static void addresses(List<IpAddress> addresses, Input ssh, Problems problems) {
    Set<IpAddress> before = new HashSet<>();
    for (int i = 0; i < addresses.size(); i++) {
      IpAddress address = addresses.get(i);
      if (!before.add(address)) {
        problems.error(
            ssh, SshFront.ADDRESSES, i, address + " is listed already; take one of them out.");
      } else if (address.isMulticast() || address.isLimitedBroadcast()) {
        problems.error(
            ssh,
            SshFront.ADDRESSES,
            i,
            address + " is no address a machine can have; write one of its own.");
      }
    }
  }
}
