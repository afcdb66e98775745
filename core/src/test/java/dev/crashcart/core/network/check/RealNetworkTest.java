package dev.crashcart.core.network.check;

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
 * The checks against a real network, good and broken, in namespaces of its own: a router with name
 * server, router advertisements, time and proxy, and a web server behind it. The dialogue is {@code
 * src/test/real/network.sh}.
 */
class RealNetworkTest {
  private static final Path SCRIPT = Path.of("src/test/real/network.sh").toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void theChecksTellWhatIsBroken() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, dnsmasq-base, iputils-ping, openssl, python3: run by .ci/run (-Dcrashcart.real=true)");
    Path output = temp.resolve("output");
    Process process =
        new ProcessBuilder(
                "bash",
                SCRIPT.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NamespaceMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("FAIL"))
        .as(String.join("\n", lines))
        .isEmpty();
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).hasSize(48);
    assertThat(exit).isZero();
  }
}
