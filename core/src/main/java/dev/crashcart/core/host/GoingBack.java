package dev.crashcart.core.host;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The command that puts a change back at its deadline, whatever becomes of this process: {@code
 * crashcart back --if-due --wait}. It waits by itself, because a timer counts seconds while the
 * deadline is a moment of the wall clock, which may be set meanwhile.
 *
 * @param launcher the program of Crashcart
 * @param where the options that name this root, such as {@code --root DIR}
 */
record GoingBack(Path launcher, List<String> where) {
  /** The system property with the launcher's absolute path; Crashcart's start script sets it. */
  static final String LAUNCHER = "crashcart.launcher";

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A launcher that fails at all fails at once: no Java, no permission. */
  private static final long EARLY_DEATH_MILLIS = 300;

  GoingBack {
    where = List.copyOf(where);
  }

  /** The command for a root, when the launcher is known. */
  static Optional<GoingBack> find(List<String> where) throws HostFailure {
    String launcher = System.getProperty(LAUNCHER, "");
    if (launcher.isEmpty()) {
      return Optional.empty();
    }
    Path path = Path.of(launcher);
    if (!path.isAbsolute() || !Files.isExecutable(path)) {
      throw new HostFailure(
          "Nothing would put the change back: "
              + launcher
              + " is not a program that can be run. Start Crashcart by its own start script.");
    }
    return Optional.of(new GoingBack(path, where));
  }

  /** The command for a root; there is no going on without it. */
  static GoingBack require(List<String> where) throws HostFailure {
    return find(where)
        .orElseThrow(
            () ->
                new HostFailure(
                    "Nothing would put the change back: Crashcart does not know its own program."
                        + " Start it by its own start script, which sets "
                        + LAUNCHER
                        + "."));
  }

  /** What is run at the deadline. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(where);
    command.addAll(List.of("back", "--if-due", "--wait"));
    return command;
  }

  /** The same as a transient timer unit of systemd-run(1); it outlives this process's session. */
  List<String> timer(Instant now, Instant deadline) {
    long seconds = Math.max(1, Duration.between(now, deadline).plusMillis(999).toSeconds());
    List<String> command =
        new ArrayList<>(
            List.of(
                "systemd-run",
                "--quiet",
                "--collect",
                "--unit=crashcart-back-" + deadline.toEpochMilli(),
                "--description=Crashcart: put the change on trial back",
                "--on-active=" + seconds + "s",
                // The default lets it come a minute late.
                "--timer-property=AccuracySec=100ms",
                "--setenv=JAVA_HOME=" + System.getProperty("java.home")));
    command.addAll(command());
    return command;
  }

  /** The same in a session of its own, where no hang-up of this terminal reaches it. */
  List<String> detached() {
    List<String> command = new ArrayList<>();
    LinuxCommands.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(command());
    return command;
  }

  /** Hands the timer over to systemd. */
  void startTimer(Instant now, Instant deadline) throws HostFailure {
    CommandResult result = LinuxCommands.run(timer(now, deadline), new byte[0], LIMIT);
    if (!result.succeeded()) {
      throw new HostFailure(
          "Nothing would put the change back: systemd-run failed: "
              + result.errors().lines().findFirst().orElse("status " + result.exit())
              + ".");
    }
  }

  /** Starts the waiting process. */
  void startDetached() throws HostFailure {
    ProcessBuilder builder = new ProcessBuilder(detached()).directory(new File("/"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    try {
      Process process = builder.start();
      if (process.waitFor(EARLY_DEATH_MILLIS, TimeUnit.MILLISECONDS) && process.exitValue() != 0) {
        throw new HostFailure(
            "Nothing would put the change back: "
                + launcher
                + " ended at once with status "
                + process.exitValue()
                + ".");
      }
    } catch (IOException refused) {
      throw new HostFailure(
          "Nothing would put the change back: " + Refusal.reason(refused) + ".", refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Arming the way back was interrupted.", stopped);
    }
  }
}
