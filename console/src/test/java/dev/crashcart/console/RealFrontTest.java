package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
 * The menu over SSH with the real client on real terminals; what is tried is in {@code
 * src/test/real/front_test.py}. It also tells what memory the server takes.
 */
class RealFrontTest {
  private static final Path SCRIPT = Path.of("src/test/real/front_test.py").toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void theRealClientIsServed() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs ssh, ssh-keygen, python3: run by .ci/run (-Dcrashcart.real=true)");
    Path output = temp.resolve("output");
    List<String> command = new ArrayList<>(List.of("python3", "-B", SCRIPT.toString()));
    command.addAll(crashcart());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    String all = String.join("\n", lines);
    assertThat(lines).filteredOn(line -> line.startsWith("FAIL")).as(all).isEmpty();
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).as(all).hasSize(32);
    assertThat(exit).as(all).isZero();
  }

  private static List<String> crashcart() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx192m",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "dev.crashcart.console.Main");
  }
}
