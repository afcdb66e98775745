package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The menu on pseudo-terminals of many kinds and sizes, looked at through an emulator that nobody
 * here wrote: a few of them always, all of them where {@code -Dcrashcart.matrix=true} says so.
 */
class MatrixTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path WALK = Path.of("src", "test", "matrix", "walk.py").toAbsolutePath();

  @BeforeAll
  static void thereIsAnEmulator() throws Exception {
    boolean there =
        Files.isExecutable(PYTHON)
            && run(List.of(PYTHON.toString(), "-c", "import pyte")).status() == 0;
    assumeTrue(there, "needs pyte, the emulator: apt install python3-pyte");
  }

  private record Ended(int status, String said) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private static void walk(String words) throws Exception {
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), WALK.toString()));
    command.addAll(List.of(words.split(" ")));
    command.addAll(
        List.of(
            "--",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.crashcart.console.Main"));
    Ended ended = run(command);
    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains(" ok, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--term vt220 --size 80x24 --charset C",
        "--term linux --size 40x12 --charset UTF-8",
        "--term ansi --size 132x43 --charset C",
        "--term xterm --size 0x0 --charset UTF-8",
        "--term dumb --size 80x24 --charset C"
      })
  void whatGrewIsWhatIsPaintedAnew(String words) throws Exception {
    walk(words);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "crashcart.matrix",
      matches = "true",
      disabledReason = "takes a quarter of an hour; -Dcrashcart.matrix=true")
  void soItIsOnEveryKindOfTerminal() throws Exception {
    walk("--deep --size 80x24 --charset UTF-8");
    walk("--jobs 2");
  }
}
