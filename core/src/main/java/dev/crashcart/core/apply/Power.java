package dev.crashcart.core.apply;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.util.List;

/** Restarting the machine and shutting it down. */
enum Power {
  RESTART("restart", "reboot", "restart."),
  SHUT_DOWN("shut-down", "poweroff", "shut down.");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String action;
  private final String verb;
  private final String word;

  Power(String action, String verb, String word) {
    this.action = action;
    this.verb = verb;
    this.word = word;
  }

  /** Its name in the audit log. */
  String action() {
    return action;
  }

  /** Refuses it where nothing runs. */
  void check(Host host) throws HostFailure {
    if (host.kind() == Host.Kind.OFFLINE) {
      throw new HostFailure("This system is not running: there is nothing to " + action + ".");
    }
  }

  /** Does it; a simulated machine only says so. */
  Outcome on(Host host) throws HostFailure {
    var result = host.run(List.of("systemctl", verb), new byte[0], LIMIT);
    if (!result.succeeded()) {
      throw new HostFailure("systemctl " + verb + " failed: " + result.errors().strip());
    }
    boolean pretend = host.kind() == Host.Kind.SIMULATED;
    return new Outcome.Done(
        (pretend ? "On a real machine this would now " : "The machine will now ") + word);
  }
}
