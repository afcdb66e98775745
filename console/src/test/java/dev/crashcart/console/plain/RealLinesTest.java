package dev.crashcart.console.plain;

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

/** The menu line by line in a process of its own, on a real pseudo-terminal and at a pipe. */
class RealLinesTest {
  private static final String SESSION = "/dev/crashcart/console/terminal/pty_session.py";
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir private static Path folder;
  private static Path script;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    assumeTrue(runs("python3", "-c", "import pty"), "needs python3 for its pseudo-terminals");
    assumeTrue(runs("stty", "--version"), "needs stty of the coreutils");
    assumeTrue(runs("env", "--default-signal=INT", "true"), "needs env of the coreutils 8.31");
    script = folder.resolve("pty_session.py");
    try (InputStream in = RealLinesTest.class.getResourceAsStream(SESSION)) {
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

  private static List<String> crashcart(String demo, String... words) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                "dev.crashcart.console.Main",
                "--demo=" + folder.resolve(demo)));
    command.addAll(Arrays.asList(words));
    return command;
  }

  private static ProcessBuilder builder(List<String> command, String term) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("TERM", term);
    environment.put("LC_ALL", "C");
    return builder;
  }

  /** Acts the steps on a terminal, and gives back what came of it. */
  private static String session(String term, List<String> crashcart, String... steps) {
    List<String> command =
        new ArrayList<>(List.of("python3", script.toString(), String.join("|", steps)));
    // Java has no use for a Ctrl-C that was ignored when it was started, as below some shells.
    command.addAll(List.of("env", "--default-signal=INT,QUIT"));
    command.addAll(crashcart);
    try {
      Process process = builder(command, term).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      assertThat(said).doesNotContain("\\x1b").doesNotContain("staple");
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstSetUpIsHeldOnATerminalAndItsModesAreBack() {
    String said =
        session(
            "xterm",
            crashcart("first", "plain"),
            "wait:How will people sign in?",
            "wait:Choose: ",
            "send:1\\r",
            "wait:(not shown): ",
            "send:" + PASSWORD + "\\r",
            "wait:Strength 4 of 4",
            "wait:(not shown): ",
            "send:" + PASSWORD + "\\r",
            "wait:Enter: Apply",
            "wait:Choose: ",
            "send:\\r",
            "wait:Done. This is generation 1",
            "wait:Choose: ",
            "send:\\r",
            "wait:Console setup",
            "wait:Choose: ",
            "send:q\\r",
            "exit",
            "modes");
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void whereTermIsDumbTheMenuComesLineByLine() {
    String said =
        session(
            "dumb",
            crashcart("dumb"),
            "wait:TERM is dumb, so the menu comes line by line",
            "wait:Choose: ",
            "send:\\x04",
            "exit",
            "modes");
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void noKeyOfTheTerminalDoesHarm() {
    String said =
        session(
            "vt100",
            crashcart("keys", "plain"),
            "wait:Choose: ",
            "send:\\x03",
            "wait:Ctrl-C does nothing here",
            "send:\\x1c\\x1a\\x13\\x11\\x0c\\x1b[A\\x7f\\x7f\\x7f\\x7f\\x7f\\x7f\\x7f\\x7f\\r",
            "wait:Choose: ",
            "send:\\x1b\\r",
            "wait:Console setup",
            "wait:Choose: ",
            "send:8\\r\\n",
            "wait:About",
            "wait:Choose: ",
            "send:b\\n",
            "wait:Console setup",
            "wait:Choose: ",
            "send:q\\r",
            "exit",
            "modes");
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void theModesAreBackAfterATermination() {
    String said =
        session(
            "vt100",
            crashcart("killed", "plain"),
            "wait:Choose: ",
            "send:1\\r",
            "wait:(not shown): ",
            "kill:TERM",
            "exit",
            "modes");
    assertThat(said).contains("modes same");
  }

  @Test
  void aPipeIsReadToItsEnd() throws IOException, InterruptedException {
    Process process = builder(crashcart("piped", "plain"), "dumb").start();
    process
        .getOutputStream()
        .write(("1\n" + PASSWORD + "\n" + PASSWORD + "\n\n\n1\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .contains("Done. This is generation 1 of the settings.\n")
        .contains("1  Recover access\n")
        .endsWith("Choose: \n")
        .doesNotContain("\u001b", "staple");
    assertThat(said.chars()).as("LC_ALL=C").allMatch(one -> one == '\n' || one >= ' ' && one < 127);
  }
}
