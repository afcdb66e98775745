package dev.crashcart.core.settings;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.system.ConsoleSettings;
import dev.crashcart.core.system.SshFront;
import java.util.List;
import java.util.Optional;

/** The rule that two services of the machine do not listen at one place. */
final class PortChecks {
  /** Where sshd listens when nobody says otherwise, sshd_config(5). */
  private static final int USUAL = 22;

  private PortChecks() {}

  /** Adds what clashes; sshd that the settings do not speak of may be missing altogether. */
  static void check(Settings settings, Input input, Problems problems) {
    SshFront front = settings.console().ssh();
    SshService sshd = settings.ssh().service();
    boolean off = !front.enabled() || sshd.enabled().equals(Optional.of(false));
    if (off
        || front.port() != sshd.port().orElse(USUAL)
        || !meet(front.addresses(), sshd.addresses())) {
      return;
    }
    Input group =
        input
            .section(ConsoleSettings.CONSOLE, new Problems())
            .section(ConsoleSettings.SSH, new Problems());
    String place = KeyPath.join(group.key(), SshFront.PORT.name());
    if (sshd.enabled().isPresent()) {
      problems.error(
          group,
          SshFront.PORT,
          front.port() + " is the port of the machine's own SSH already; choose another.");
    } else if (!problems.hasErrorsAt(place)) {
      problems.warning(
          group,
          SshFront.PORT,
          front.port()
              + " is the port of the machine's own SSH, unless it has none; choose another, or"
              + " write ssh.enabled: false.");
    }
  }

  /** None listed means all. */
  private static boolean meet(List<IpAddress> some, List<IpAddress> others) {
    return everywhere(some) || everywhere(others) || some.stream().anyMatch(others::contains);
  }

  private static boolean everywhere(List<IpAddress> addresses) {
    return addresses.isEmpty() || addresses.stream().anyMatch(IpAddress::isUnspecified);
  }
}
