package dev.crashcart.core.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this machine, run with an argument vector and an environment of three variables, so
 * that what the operator's shell has set changes nothing.
 */
final class LinuxCommands {
  /** Where programs are looked for, in this order. */
  static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  /** Everything a program finds in its environment. */
  static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", String.join(":", FOLDERS), "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8");

  private static final int MOST_OUTPUT = 1 << 20;
  private static final int MOST_ERRORS = 64 << 10;

  /** For output of a program that has ended but left its pipe to one still running. */
  private static final long DRAIN_MILLIS = 1000;

  private LinuxCommands() {}

  /** See {@link Host#run}. */
  static CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    Process process = start(command);
    Drain output = Drain.start(process.getInputStream(), MOST_OUTPUT);
    Drain errors = Drain.start(process.getErrorStream(), MOST_ERRORS);
    feed(process.getOutputStream(), input);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process);
        throw new HostFailure(
            command.get(0) + " did not finish within " + seconds(limit) + " s and was stopped.");
      }
      return new CommandResult(process.exitValue(), output.text(), errors.text());
    } catch (InterruptedException stopped) {
      kill(process);
      Thread.currentThread().interrupt();
      throw new HostFailure(command.get(0) + " was stopped: the work was interrupted.", stopped);
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  /** A program by its name, looked for in the usual folders, or by its path. */
  static Optional<Path> find(String name) {
    if (name.startsWith("/")) {
      return Optional.of(Path.of(name)).filter(Files::isExecutable);
    }
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Process start(List<String> command) throws HostFailure {
    Optional<Path> program = find(command.get(0));
    if (program.isEmpty()) {
      throw new HostFailure(
          "This machine has no program "
              + command.get(0)
              + " in "
              + String.join(", ", FOLDERS)
              + "; install it.");
    }
    List<String> vector = new ArrayList<>(command);
    vector.set(0, program.get().toString());
    ProcessBuilder builder = new ProcessBuilder(vector).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    try {
      return builder.start();
    } catch (IOException refused) {
      throw new HostFailure(
          command.get(0) + " could not be started: " + Refusal.reason(refused) + ".", refused);
    }
  }

  private static void feed(OutputStream stdin, byte[] input) {
    byte[] copy = input.clone();
    daemon(
        "crashcart-run-in",
        () -> {
          try (stdin) {
            stdin.write(copy);
          } catch (IOException closed) {
            // A program need not read its input; how it ended says whether that was right.
            System.getLogger(LinuxCommands.class.getName())
                .log(System.Logger.Level.DEBUG, "A program did not read all of its input.");
          } finally {
            Arrays.fill(copy, (byte) 0);
          }
        });
  }

  /** Kills a program and what it started; only a daemon whose parent has ended escapes. */
  static void kill(Process process) {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    // What a child started since the look above is found below that child while it lives.
    List.copyOf(family).forEach(child -> family.addAll(child.descendants().toList()));
    family.forEach(ProcessHandle::destroyForcibly);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0
        ? String.valueOf(limit.toSeconds())
        : String.valueOf(limit.toMillis() / 1000.0);
  }

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What a program prints, read to the end so that it never blocks, kept up to a limit. */
  private static final class Drain {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final InputStream from;
    private final int most;
    private Thread reader = Thread.currentThread();

    private Drain(InputStream from, int most) {
      this.from = from;
      this.most = most;
    }

    static Drain start(InputStream from, int most) {
      Drain drain = new Drain(from, most);
      drain.reader = daemon("crashcart-run-out", drain::readAll);
      return drain;
    }

    private void readAll() {
      byte[] piece = new byte[8192];
      try (from) {
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
          synchronized (kept) {
            kept.write(piece, 0, Math.min(n, most - kept.size()));
          }
        }
      } catch (IOException closed) {
        System.getLogger(LinuxCommands.class.getName())
            .log(System.Logger.Level.DEBUG, "The output of a program ended early: {0}", closed);
      }
    }

    String text() throws InterruptedException {
      reader.join(DRAIN_MILLIS);
      synchronized (kept) {
        return kept.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
