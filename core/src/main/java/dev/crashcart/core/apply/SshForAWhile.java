package dev.crashcart.core.apply;

import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.ssh.SshUntil;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The SSH service on for some minutes, for a repair, and then off by itself: a timer of systemd
 * stops it, whatever becomes of this program, and a restart of the machine does too. The settings
 * stay as they are.
 */
final class SshForAWhile {
  static final Duration LEAST = Duration.ofMinutes(1);
  static final Duration MOST = Duration.ofHours(24);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String UNIT = "crashcart-ssh-off";

  private final Host host;
  private final Appliance appliance;

  SshForAWhile(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  Outcome on(Duration length, Who who) throws HostFailure {
    if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
      throw new HostFailure(
          "SSH can be switched on for 1 minute to 24 hours. For longer, switch the service on in the"
              + " settings: crashcart ssh on");
    }
    SshState state = live();
    if (staysOn(state)) {
      return new Outcome.Unchanged();
    }
    Instant end = host.now().plus(length).truncatedTo(ChronoUnit.SECONDS);
    // The note first: it says nothing that is wrong while the service does not run yet.
    SshUntil.note(host, end);
    boolean wasOff = !state.active();
    try {
      arm(state, length);
      if (wasOff) {
        run(List.of("systemctl", "start", state.unit()));
      }
    } catch (HostFailure refused) {
      takeBack(state, wasOff, refused);
    }
    note("ssh-on-for-a-while", who, "until " + end);
    return new Outcome.Done(
        "SSH is on, and goes off by itself in "
            + words(length)
            + ". Whoever is signed in then stays signed in; a restart of the machine switches it off"
            + " too.");
  }

  Outcome off(Who who) throws HostFailure {
    SshState state = live();
    if (staysOn(state)) {
      throw new HostFailure("The settings say that SSH is on. To switch it off: crashcart ssh off");
    }
    boolean was = state.active() || state.until().isPresent();
    stopTimer();
    for (String unit : units(state)) {
      run(List.of("systemctl", "stop", unit));
    }
    host.remove(SshUntil.PATH);
    if (!was) {
      return new Outcome.Unchanged();
    }
    note("ssh-off-again", who, "");
    return new Outcome.Done("SSH is off. Whoever is signed in stays signed in.");
  }

  private SshState live() throws HostFailure {
    if (!host.runsCommands() || !host.hasCommand("systemctl")) {
      throw new HostFailure(
          "SSH is switched on for a while only on a machine that runs with systemd; "
              + host.description()
              + " does not.");
    }
    SshState state = SshSection.look(host);
    if (!state.installed()) {
      throw new HostFailure(
          "There is no SSH service on this machine. Install it first: openssh-server.");
    }
    return state;
  }

  /** Whether it is on for good, by the settings or because the system starts it. */
  private boolean staysOn(SshState state) throws HostFailure {
    Settings settings = appliance.current();
    boolean wanted = settings.ssh().service().enabled().orElse(state.enabled());
    return wanted && state.active() && state.until().isEmpty();
  }

  private static List<String> units(SshState state) {
    return state.bySocket() ? List.of(state.unit(), state.serviceUnit()) : List.of(state.unit());
  }

  /** A timer takes no other moment: the old one goes before the new one comes. */
  private void arm(SshState state, Duration length) throws HostFailure {
    stopTimer();
    // Settings that have switched it on for good meanwhile go before.
    String stop =
        "systemctl is-enabled --quiet "
            + state.unit()
            + " || systemctl stop "
            + String.join(" ", units(state))
            + "; rm -f "
            + SshUntil.PATH;
    run(
        List.of(
            "systemd-run",
            "--quiet",
            "--collect",
            "--unit=" + UNIT,
            "--description=Crashcart: SSH goes off again",
            "--on-active=" + length.toSeconds() + "s",
            // The default lets it come a minute late.
            "--timer-property=AccuracySec=1s",
            "/bin/sh",
            "-c",
            stop));
  }

  private void stopTimer() throws HostFailure {
    List<String> ask = List.of("systemctl", "is-active", UNIT + ".timer");
    if (host.run(ask, new byte[0], LIMIT).succeeded()) {
      run(List.of("systemctl", "stop", UNIT + ".timer"));
    }
  }

  /** A service that would stay on for ever, or a note of what is not, must not be left behind. */
  private void takeBack(SshState state, boolean wasOff, HostFailure cause) throws HostFailure {
    List<List<String>> back = new ArrayList<>();
    back.add(List.of("systemctl", "stop", UNIT + ".timer"));
    if (wasOff || state.until().isPresent()) {
      units(state).forEach(unit -> back.add(List.of("systemctl", "stop", unit)));
    }
    for (List<String> command : back) {
      try {
        host.run(command, new byte[0], LIMIT);
      } catch (HostFailure second) {
        cause.addSuppressed(second);
      }
    }
    host.remove(SshUntil.PATH);
    throw cause;
  }

  private void run(List<String> command) throws HostFailure {
    CommandResult result = host.run(command, new byte[0], LIMIT);
    if (!result.succeeded()) {
      throw new HostFailure(
          "SSH was not switched: "
              + String.join(" ", command.subList(0, Math.min(3, command.size())))
              + " failed: "
              + result.errors().strip().lines().findFirst().orElse("status " + result.exit()));
    }
  }

  private static String words(Duration length) {
    long minutes = length.toMinutes();
    long hours = length.toHours();
    if (minutes % 60 == 0) {
      return hours == 1 ? "1 hour" : hours + " hours";
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  private void note(String action, Who who, String reason) throws HostFailure {
    int generation = new Store(host).newest().map(Generation::number).orElse(-1);
    new AuditLog(host)
        .append(new AuditEvent(action, who.name(), who.terminal(), generation, reason, List.of()));
  }
}
