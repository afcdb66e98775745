package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real machine, booted in QEMU with Crashcart installed: its network, and the menu on its monitor
 * and its serial line. The cases are {@code src/test/machine/network_test.py} and {@code
 * console_test.py}; what they printed is in {@code target/machine}.
 */
class RealMachineTest {
  private static final Path SCRIPTS = Path.of("src/test/machine").toAbsolutePath();
  private static final Path CACHE =
      Path.of(
              Optional.ofNullable(System.getenv("CRASHCART_MACHINE_CACHE"))
                  .orElse("target/machine"))
          .toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 55, unit = TimeUnit.MINUTES)
  void theNetworkObeys() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.machine"),
        "boots a machine for minutes; needs root, QEMU, mmdebstrap, dnsmasq, sshpass and the built program:"
            + " run by .ci/run (-Dcrashcart.machine=true after mvn package)");
    allGood("network_test", 39);
  }

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void theMenuIsOnItsMonitorAndItsLine() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.machine"),
        "boots a machine for minutes; needs what the network does, ipmi_sim, ipmitool, Debian's python3-pyte and"
            + " the package: run by .ci/run (-Dcrashcart.machine=true after mvn package)");
    allGood("console_test", 22);
  }

  private void allGood(String script, int cases) throws IOException, InterruptedException {
    Files.createDirectories(CACHE);
    Path output = CACHE.resolve(script + ".txt");
    int built = run(output, SCRIPTS.resolve("build-image"));
    assertThat(built).as(Files.readString(output)).isZero();
    int exit = run(output, SCRIPTS.resolve(script + ".py"), CACHE);
    List<String> lines = Files.readAllLines(output);
    assertThat(lines)
        .as(String.join("\n", lines))
        .noneMatch(line -> line.startsWith("FAIL"))
        .filteredOn(line -> line.startsWith("ok "))
        .hasSize(cases);
    assertThat(exit).isZero();
  }

  private int run(Path output, Path... words) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.of(words).map(Path::toString).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TMPDIR", temp.toString());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
