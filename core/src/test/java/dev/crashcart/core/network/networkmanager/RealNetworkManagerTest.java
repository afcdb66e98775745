package dev.crashcart.core.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real NetworkManager takes the profiles and commands of some cases, and the kernel says what
 * became of them. The dialogue is {@code src/test/real/networkmanager.sh}.
 */
class RealNetworkManagerTest {
  private static final Path SCRIPT = Path.of("src/test/real/networkmanager.sh").toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void theNetworkIsAsWanted() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, network-manager, dbus, dnsmasq, iproute2: run by .ci/run (-Dcrashcart.real=true)");
    Path output = temp.resolve("output");
    Process process =
        new ProcessBuilder("bash", SCRIPT.toString(), ProfileCases.CASES.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    String told = String.join("\n", lines);
    assertThat(lines).filteredOn(line -> line.startsWith("FAIL")).as(told).isEmpty();
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).as(told).hasSize(69);
    assertThat(exit).isZero();
  }
}
