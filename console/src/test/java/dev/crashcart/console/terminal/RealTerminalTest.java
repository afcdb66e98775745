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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The menu in a process of its own on a real pseudo-terminal. */
class RealTerminalTest {
  private static final String RESTORED = "\\x1b[m\\x1b[?25h\\x1b[?2004l\\x1b[?1049l";

  @TempDir private static Path folder;
  private static Path script;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    assumeTrue(runs("python3", "-c", "import pty"), "needs python3 for its pseudo-terminals");
    assumeTrue(runs("stty", "--version"), "needs stty of the coreutils");
    script = folder.resolve("pty_session.py");
    try (InputStream in = RealTerminalTest.class.getResourceAsStream("pty_session.py")) {
      Files.copy(in, script);
    }
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
  private static String session(String steps, String... arguments) {
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
    environment.put("TERM", "xterm");
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

  @Test
  void leavesTheTerminalAsItWas() {
    String said = session("wait:nas01|send:q|wait:Leave the menu?|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", RESTORED, "ended LEFT");
  }

  @Test
  void hasTheKeysThatUsuallySignal() {
    String said =
        session(
            "wait:nas01|send:\\x03\\x1a\\x1c\\x13|send:3|wait:Accounts|send:\\x1b|wait:Main menu"
                + "|send:q|wait:Leave the menu?|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", "ended LEFT").doesNotContain("thread dump");
  }

  @Test
  void restoresTheTerminalWhenItIsTerminated() {
    String said = session("wait:nas01|kill:TERM|exit|modes");
    assertThat(said).contains("exit 143", "modes same", RESTORED);
  }

  @Test
  void restoresTheTerminalAfterAnException() {
    String said = session("wait:Main menu|exit|modes", "crash");
    assertThat(said).contains("exit 1", "modes same", RESTORED, "on purpose");
  }

  @Test
  void endsWhenTheTerminalHangsUp() {
    String said = session("wait:nas01|hangup|exit");
    // The signal and the end of the input race; either ends it, and nothing else does.
    assertThat(said).containsPattern("exit (129|0)\\n");
  }

  @Test
  void lendsTheTerminalToAShellAndHasItBack() {
    String said =
        session(
            "wait:nas01|send:4|wait:ready|send:hello\\r|wait:got hello|wait:Main menu|send:3"
                + "|wait:Accounts|send:\\x1b|wait:Main menu|send:q|wait:Leave|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", "ended LEFT");
  }

  @Test
  void followsTheWindowsSize() {
    String said =
        session(
            "wait:nas01|size:12x40|wait:\\xe2\\x86\\x93 more|send:q|wait:Leave|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same");
  }
}
