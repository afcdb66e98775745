package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.network.networkd.NetworkdBackEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real systemd-networkd reads the files of all cases, and of networks by chance, without a
 * complaint. The dialogue is {@code src/test/real/networkd.sh}.
 */
class RealNetworkdTest {
  private static final Path SCRIPT = Path.of("src/test/real/networkd.sh").toAbsolutePath();
  private static final int BY_CHANCE = 60;

  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void takes_every_file_that_is_written() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, systemd, dbus, iproute2: run by .ci/run (-Dcrashcart.real=true)");
    assumeTrue(
        Files.isExecutable(Path.of("/lib/systemd/systemd-networkd")), "needs systemd-networkd");
    Path folders = Files.createDirectory(temp.resolve("cases"));
    int count = 0;
    for (String name : NetworkCasesTest.cases().toList()) {
      count += write(folders.resolve(name), NetworkCasesTest.settings(name));
    }
    for (int seed = 0; seed < BY_CHANCE; seed++) {
      count += write(folders.resolve("chance-" + seed), new RandomNetworks(seed).network(12, 20));
    }
    Path output = temp.resolve("output");
    Process process =
        new ProcessBuilder("bash", SCRIPT.toString(), folders.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(lines).filteredOn(line -> line.matches("(complaint|FAIL) .*")).isEmpty();
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).as("%s", lines).hasSize(5);
    assertThat(lines).filteredOn(line -> line.startsWith("read ")).as("%s", lines).hasSize(count);
  }

  /** The files of networkd in a folder; 0 when there are none. */
  private static int write(Path folder, NetworkSettings settings) throws IOException {
    List<NetworkFile> files =
        new NetworkdBackEnd()
            .render(settings).stream()
                .filter(file -> file.path().startsWith("/etc/systemd/network/"))
                .toList();
    if (files.isEmpty()) {
      return 0;
    }
    Files.createDirectory(folder);
    for (NetworkFile file : files) {
      Files.writeString(folder.resolve(Path.of(file.path()).getFileName()), file.content());
    }
    return 1;
  }
}
