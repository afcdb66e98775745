package dev.crashcart.core.system;

import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The commands that bring the console's settings into force on the running system. */
final class ConsoleSteps {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> RELOAD = List.of("systemctl", "daemon-reload");

  /** It reads its files again, and starts or stops nothing (since systemd 219). */
  private static final List<String> TELL_LOGIND =
      List.of("systemctl", "kill", "--signal=HUP", "systemd-logind.service");

  /**
   * Waits until nothing is being applied or on trial any more, then starts what the files say by
   * then: so that it neither kills the menu in the middle of its work nor has to be put back. Menu
   * and login prompt of a line are in conflict, so that the one goes when the other starts; the
   * package's own script takes a line only when the login there is over.
   */
  private static final List<String> EXCHANGE =
      List.of(
          "systemd-run",
          "--collect",
          "--no-block",
          "sh",
          "-c",
          "while [ -e /var/lib/crashcart/trial.meta.yaml ]; do sleep 1; done;"
              + " take=/usr/lib/crashcart/bin/console-lines;"
              + " if [ -x $take ] && ! grep -q '^ENABLED=no' /etc/crashcart/console.conf;"
              + " then $take take; else systemctl --no-block start getty.target; fi");

  private final ConsoleState state;

  ConsoleSteps(ConsoleState state) {
    this.state = state;
  }

  /** Has systemd's generators run again. */
  static Step reload() {
    return run(RELOAD, "systemd takes the console's file in", RELOAD);
  }

  static Step tellLogind() {
    return run(TELL_LOGIND, "logind reads its files again", TELL_LOGIND);
  }

  static Step sysrq(int wanted, int now) {
    return run(sysrq(wanted), "SysRq takes effect", sysrq(now));
  }

  private static List<String> sysrq(int bits) {
    return List.of("sysctl", "-q", "-w", "kernel.sysrq=" + bits);
  }

  static Step blankAfter(Duration wanted, Duration now) {
    return run(blankAfter(wanted), "the monitor takes it in", blankAfter(now));
  }

  /** The kernel takes it as a sequence on any virtual terminal, console_codes(4). */
  private static List<String> blankAfter(Duration length) {
    return List.of("sh", "-c", "printf '\\033[9;%d]' \"$0\" > /dev/tty1", "" + length.toMinutes());
  }

  static Step speed(String device, int wanted, int now) {
    return run(speed(device, wanted), "the line changes its speed", speed(device, now));
  }

  private static List<String> speed(String device, int bitsPerSecond) {
    return List.of("stty", "-F", device, String.valueOf(bitsPerSecond));
  }

  /** Crashcart's own SSH server starts, starts anew or stops. */
  Optional<Step> front(boolean wanted, boolean changed) {
    boolean runs = state.inForce().front();
    if (wanted && (!runs || changed)) {
      return Optional.of(
          run(front("restart"), "the menu over SSH", front(runs ? "restart" : "stop")));
    }
    return !wanted && runs
        ? Optional.of(run(front("stop"), "no menu over SSH", front("start")))
        : Optional.empty();
  }

  private static List<String> front(String verb) {
    return List.of("systemctl", verb, ConsoleSection.FRONT);
  }

  /** Menu and login prompt change places on every line. */
  static Step exchange() {
    return run(EXCHANGE, "menu and login prompt change places, once this is kept", EXCHANGE);
  }

  private static Step run(List<String> command, String why, List<String> back) {
    return new Step.Run(command, why, LIMIT, List.of(back));
  }
}
