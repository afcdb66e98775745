package dev.crashcart.core.system;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.util.Map;
import java.util.Optional;

/** Observing and planning host name, hosts(5), time servers and the proxy. */
public final class SystemSection {
  private SystemSection() {}

  /** What the system has. */
  public static Seen<SystemState> observe(Host host) throws HostFailure {
    SystemState state = new SystemState(Optional.empty(), Map.of());
    return new Seen<>(state, state);
  }

  /**
   * What it takes to have it as wanted; what the settings do not speak of stays as it is.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(SystemSettings desired, Seen<SystemState> seen, Problems problems) {
    return Plan.EMPTY;
  }
}
