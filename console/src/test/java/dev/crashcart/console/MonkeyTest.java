package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random bytes on pseudo-terminals of five kinds. A few in every build; {@code
 * -Dcrashcart.monkey=200000} for that many, and {@code -Dcrashcart.monkey.seed=N} for others.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class MonkeyTest {
  private static final Path SCRIPT = Path.of("src/test/monkey/monkey.py");

  @TempDir private Path folder;

  @Test
  void aMonkeyNeitherBreaksTheMenuNorChangesAnything() throws Exception {
    assumeTrue(runs("python3", "-c", "import pty"), "needs python3 for its pseudo-terminals");
    assumeTrue(runs("stty", "--version"), "needs stty of the coreutils");
    String demo = folder.resolve("demo").toString();
    List<String> program = program(demo);
    setUp(program);
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                SCRIPT.toString(),
                "--bytes",
                System.getProperty("crashcart.monkey", "2500"),
                "--seed",
                System.getProperty("crashcart.monkey.seed", "5"),
                demo,
                "--"));
    command.addAll(program);
    command.add("console");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.contains("opened"))).as(said).hasSize(5);
  }

  private static List<String> program(String demo) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classes,
        "dev.crashcart.console.Main",
        "--demo=" + demo);
  }

  /** Makes the appliance one that has something to lose. */
  private static void setUp(List<String> program) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("auth", "method", "admin", "--stdin"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream password = process.getOutputStream()) {
      password.write("a monkey's lantern 9 in the harbour\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor()).isZero();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
