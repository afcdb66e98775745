package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real sign-ins over SSH: a real sshd that Crashcart manages, and the real client, say whether who
 * comes in is who was said to. The configurations are in {@code src/test/real/ssh_test.py}.
 */
class RealSshTest {
  private static final Path SCRIPT = Path.of("src/test/real/ssh_test.py").toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void theMatrixIsRight() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, openssh-server, sshpass, python3: run by .ci/run (-Dcrashcart.real=true)");
    Path output = temp.resolve("output");
    List<String> command = new ArrayList<>(List.of("python3", "-B", SCRIPT.toString()));
    command.addAll(crashcart());
    int exit = run(command, output);
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("FAIL"))
        .as(String.join("\n", lines))
        .isEmpty();
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).hasSize(341);
    assertThat(exit).as(String.join("\n", lines)).isZero();
  }

  private static List<String> crashcart() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.crashcart.console.Main");
  }

  private static int run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    return process.waitFor();
  }
}
