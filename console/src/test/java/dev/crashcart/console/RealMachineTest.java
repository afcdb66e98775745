package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  /** {@code all} cases, or {@code some}, which take a third of the time; empty for none. */
  private static final String WANTED = System.getProperty("crashcart.machine", "");

  /** One of each kind: a lease, an address nobody keeps, a power cut on trial, and SSH. */
  private static final List<String> SOME_OF_THE_NETWORK =
      List.of(
          "Crashcart: DHCP and router",
          "Crashcart: a wrong address",
          "Crashcart: a power cut in the middle",
          "SSH: another port on trial",
          "SSH: on for a minute");

  private static final List<String> SOME_OF_THE_CONSOLE =
      List.of(
          "installed on a machine",
          "power on",
          "purged it leaves",
          "a real Serial-over-LAN session");

  @TempDir Path temp;

  @Test
  @Timeout(value = 55, unit = TimeUnit.MINUTES)
  void theNetworkObeys() throws Exception {
    assumeTrue(
        !WANTED.isEmpty(),
        "boots a machine for minutes; needs root, QEMU, mmdebstrap, dnsmasq, sshpass and the built program:"
            + " run by .ci/run (-Dcrashcart.machine=some or all, after mvn verify)");
    allGood("network_test", 39, SOME_OF_THE_NETWORK, 8);
  }

  @Test
  @Timeout(value = 75, unit = TimeUnit.MINUTES)
  void theMenuIsOnItsMonitorAndItsLine() throws Exception {
    assumeTrue(
        !WANTED.isEmpty(),
        "boots a machine for minutes; needs what the network does, ipmi_sim, ipmitool, Debian's python3-pyte and"
            + " the package: run by .ci/run (-Dcrashcart.machine=some or all, after mvn verify)");
    allGood("console_test", 22, SOME_OF_THE_CONSOLE, SOME_OF_THE_CONSOLE.size());
  }

  /**
   * Runs all cases of a script, or some.
   *
   * @param all how many there are
   * @param few how many match the patterns
   */
  private void allGood(String script, int all, List<String> patterns, int few)
      throws IOException, InterruptedException {
    Files.createDirectories(CACHE);
    Path output = CACHE.resolve(script + ".txt");
    int built = run(output, List.of("" + SCRIPTS.resolve("build-image")));
    assertThat(built).as(Files.readString(output)).isZero();
    boolean some = WANTED.equals("some");
    List<String> words = new ArrayList<>(List.of("" + SCRIPTS.resolve(script + ".py"), "" + CACHE));
    words.addAll(some ? patterns : List.of());
    int exit = run(output, words);
    List<String> lines = Files.readAllLines(output);
    assertThat(lines)
        .as(String.join("\n", lines))
        .noneMatch(line -> line.startsWith("FAIL"))
        .filteredOn(line -> line.startsWith("ok "))
        .hasSize(some ? few : all);
    assertThat(exit).isZero();
  }

  private int run(Path output, List<String> words) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
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
