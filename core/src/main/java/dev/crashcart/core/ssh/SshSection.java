package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observing and planning the SSH service: sshd(8), sshd_config(5), and its systemd unit. */
public final class SshSection {
  private SshSection() {}

  /**
   * What the system has.
   *
   * @param wanted while nothing is decided, sshd is not asked what is in force
   */
  public static Seen<SshState> observe(SshSettings wanted, Host host) throws HostFailure {
    SshState state =
        new SshState(
            false, false, "ssh.service", false, false, Optional.empty(), Map.of(), List.of());
    return new Seen<>(state, state);
  }

  /**
   * What it takes to have the service as wanted. Key pairs and connections are settings alone.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(
      SshSettings desired, Seen<SshState> seen, SshSurroundings around, Problems problems) {
    return Plan.EMPTY;
  }

  /** Exchanges host keys; nothing where it was done. */
  public static Plan planHostKeys(HostKeyRenewal renewal, SshState state) {
    return Plan.EMPTY;
  }

  /** The settings with what the service has in force, where they speak of it. */
  public static SshSettings adopt(SshSettings kept, SshState state) {
    return kept;
  }
}
