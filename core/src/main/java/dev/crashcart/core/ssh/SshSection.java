package dev.crashcart.core.ssh;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Observing and planning the SSH service: sshd(8), sshd_config(5), and its systemd unit. */
public final class SshSection {
  private SshSection() {}

  /**
   * What the system has.
   *
   * @param wanted while nothing is decided, sshd is not asked what is in force
   */
  public static Seen<SshState> observe(SshSettings wanted, Host host) throws HostFailure {
    boolean concerned =
        wanted.service().isManaged()
            || host.facts(SshdConfiguration.DROP_IN).isPresent()
            || host.facts(SshDropIn.BANNER).isPresent();
    SshState state = new SshObservation(host, concerned).state();
    return new Seen<>(state, state);
  }

  /** All that can be seen, whatever the settings say; takes a little longer. */
  public static SshState look(Host host) throws HostFailure {
    return new SshObservation(host, true).state();
  }

  /**
   * What it takes to have the service as wanted. Key pairs and connections are settings alone.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(
      SshSettings desired, Seen<SshState> seen, SshSurroundings around, Problems problems) {
    return new SshPlanner(desired.service(), seen.running(), around, problems).plan();
  }

  /** Exchanges host keys; nothing where it was done. */
  public static Plan planHostKeys(HostKeyRenewal renewal, SshState state) {
    return new HostKeyPlanner(state).plan(renewal);
  }

  /**
   * Has sshd judge the configuration as it will be, before anybody says yes to it; nothing of the
   * machine is changed.
   *
   * @param problems gets the line that sshd refuses
   */
  public static void check(
      SshSettings desired, SshState state, SshSurroundings around, Host host, Problems problems) {
    new SshJudgement(host).judge(desired.service(), state, around, problems);
  }

  /** How each of these accounts can come in once the settings hold. */
  public static List<AccessRow> access(
      SshSettings settings,
      SshState state,
      SshSurroundings around,
      List<SshLogin> logins,
      Access asked) {
    SshdConfiguration others = SshdConfiguration.of(state.configuration().files());
    SshDropIn dropIn = new SshDropIn(settings.service(), around, others, state);
    List<AccessRow> rows = new ArrayList<>();
    for (SshLogin login : logins) {
      rows.add(
          AccessMatrix.row(
              login,
              new SshInForce(state.inForce()).computedFor(login, dropIn),
              asked.inForceFor().getOrDefault(login.name(), Map.of()),
              asked.codeAsked()));
    }
    return List.copyOf(rows);
  }

  /**
   * What sshd and PAM were asked.
   *
   * @param inForceFor what is in force for an account, by its name; those that were not asked for
   *     are left out
   * @param codeAsked whether a second factor is asked for
   */
  public record Access(Map<String, Map<String, List<String>>> inForceFor, boolean codeAsked) {
    /** Nothing was asked. */
    public static final Access NOT_ASKED = new Access(Map.of(), false);

    public Access {
      inForceFor = Map.copyOf(inForceFor);
    }
  }

  /**
   * Warns when nobody of these could come in although the service is on.
   *
   * @param logins root and the administrators as they are now
   */
  public static void warnOfLockOut(
      SshSettings desired,
      SshState state,
      SshSurroundings around,
      List<SshLogin> logins,
      Problems problems) {
    boolean on = desired.service().enabled().orElse(state.active());
    if (!on || !desired.service().isManaged() || logins.isEmpty()) {
      return;
    }
    List<AccessRow> rows = access(desired, state, around, logins, Access.NOT_ASKED);
    boolean nobody = rows.stream().noneMatch(row -> row.password().open() || row.key().open());
    if (nobody) {
      String key = KeyPath.join(SshSettings.SSH, SshService.ENABLED.name());
      String why =
          rows.stream()
              .map(row -> row.account() + ": " + row.password().why() + "; " + row.key().why())
              .reduce((one, other) -> one + ". " + other)
              .orElse("");
      problems.warning(
          key,
          Place.of("this change"),
          "the SSH service is on, but no administrator can come in by it (" + why + ").");
    }
  }

  /** The settings with what the service has in force, where they speak of it. */
  public static SshSettings adopt(SshSettings kept, SshState state) {
    return kept.with(new SshAdoption(kept.service(), state).adopted());
  }
}
