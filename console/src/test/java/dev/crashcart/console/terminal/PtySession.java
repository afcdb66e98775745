package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The menu in a process of its own on a real pseudo-terminal, with a script of what happens. */
final class PtySession {
  private final Path script;
  private String term = "xterm";
  private String programs = "";

  /** Sessions on this machine, if it has what they need. */
  PtySession(Path folder) throws IOException, InterruptedException {
    assumeTrue(runs("python3", "-c", "import pty"), "needs python3 for its pseudo-terminals");
    assumeTrue(runs("stty", "--version"), "needs stty of the coreutils");
    script = folder.resolve("pty_session.py");
    try (InputStream in = PtySession.class.getResourceAsStream("pty_session.py")) {
      Files.copy(in, script);
    }
  }

  /** A folder of programs that go before the system's. */
  PtySession programs(Path folder) {
    programs = folder.toString() + ":";
    return this;
  }

  PtySession term(String name) {
    term = name;
    return this;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Acts a script on a terminal where the menu runs, and gives back what came of it. */
  String run(String steps, String... arguments) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of("python3", script.toString(), steps));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            "dev.crashcart.console.screen.MenuMain"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("TERM", term);
    environment.put("PATH", programs + environment.getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.remove("NO_COLOR");
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
