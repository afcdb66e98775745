package dev.crashcart.core.ssh;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What systemd is told about sshd: on, off, or to read its configuration again. It is never
 * restarted, so that open sessions stay. Pure.
 */
final class SshUnitSteps {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String SYSTEMCTL = "systemctl";

  private final SshService service;
  private final SshState state;

  SshUnitSteps(SshService service, SshState state) {
    this.service = service;
    this.state = state;
  }

  List<Change> changes() {
    Optional<Boolean> wanted = service.enabled();
    if (!state.live() || wanted.isEmpty() || isAs(wanted.get())) {
      return List.of();
    }
    return List.of(
        new Change(
            KeyPath.join(SshSettings.SSH, SshService.ENABLED.name()),
            shown(state.enabled(), state.active()),
            shown(wanted.get(), wanted.get())));
  }

  private static String shown(boolean enabled, boolean active) {
    if (enabled == active) {
      return enabled ? "on" : "off";
    }
    return enabled ? "off now, on from the next start" : "on now, off from the next start";
  }

  /** Switched on for a while it runs, as it should, although the settings say off. */
  private boolean isAs(boolean wanted) {
    return state.enabled() == wanted && (state.active() == wanted || isOnForAWhile(wanted));
  }

  private boolean isOnForAWhile(boolean wanted) {
    return !wanted && state.until().isPresent();
  }

  /**
   * The commands.
   *
   * @param rewritten whether sshd has to read its configuration again
   * @param moved whether port or addresses may have changed
   */
  List<Step> steps(boolean rewritten, boolean moved) {
    List<Step> steps = new ArrayList<>();
    Optional<Boolean> wanted = service.enabled();
    boolean switches = wanted.isPresent() && !isAs(wanted.get());
    boolean starts = switches && wanted.get() && !state.active();
    boolean stops = switches && !wanted.get() && state.active() && !isOnForAWhile(false);
    if (rewritten && state.bySocket() && moved) {
      List<String> reload = List.of(SYSTEMCTL, "daemon-reload");
      steps.add(run(reload, "the socket learns where to listen", List.of(reload)));
    }
    if (rewritten && state.active() && !stops) {
      steps.addAll(reads(moved));
    }
    if (switches && state.enabled() != wanted.get()) {
      String verb = wanted.get() ? "enable" : "disable";
      String back = wanted.get() ? "disable" : "enable";
      steps.add(
          run(
              List.of(SYSTEMCTL, verb, state.unit()),
              wanted.get() ? "it starts with the machine" : "it does not start with the machine",
              List.of(List.of(SYSTEMCTL, back, state.unit()))));
    }
    if (starts) {
      steps.add(
          run(
              List.of(SYSTEMCTL, "start", state.unit()),
              "it runs",
              List.of(List.of(SYSTEMCTL, "stop", state.unit()))));
    }
    if (stops) {
      steps.addAll(stop());
    }
    return steps;
  }

  /** On SIGHUP sshd starts itself anew; who is signed in stays. */
  private List<Step> reads(boolean moved) {
    if (state.bySocket() && moved) {
      List<String> restart = List.of(SYSTEMCTL, "restart", state.unit());
      return List.of(run(restart, "it listens where the settings say", List.of(restart)));
    }
    String verb = state.bySocket() ? "try-reload-or-restart" : "reload";
    List<String> reload = List.of(SYSTEMCTL, verb, state.serviceUnit());
    return List.of(run(reload, "sshd reads its configuration", List.of(reload)));
  }

  private List<Step> stop() {
    List<Step> steps = new ArrayList<>();
    steps.add(
        run(
            List.of(SYSTEMCTL, "stop", state.unit()),
            "nobody new comes in",
            List.of(List.of(SYSTEMCTL, "start", state.unit()))));
    if (state.bySocket()) {
      steps.add(
          Step.Run.of(
              List.of(SYSTEMCTL, "stop", state.serviceUnit()), "nobody new comes in", LIMIT));
    }
    return steps;
  }

  private static Step run(List<String> command, String why, List<List<String>> back) {
    return new Step.Run(command, why, LIMIT, back);
  }
}
