package dev.crashcart.core.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * NetworkManager's own parser, which needs no running service as {@code nmcli --offline}, takes
 * every profile of the cases and gives all of it back.
 */
class NmcliAcceptsProfilesTest {
  @BeforeAll
  static void needsNmcli() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/nmcli")),
        "nmcli is not installed (package network-manager)");
  }

  static Stream<Path> profiles() throws IOException {
    try (Stream<Path> all = Files.walk(ProfileCases.CASES)) {
      return all
          .filter(path -> path.toString().endsWith(".nmconnection"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void givesEveryLineBack(Path profile) throws IOException, InterruptedException {
    String text = Files.readString(profile);
    Map<String, String> wanted = Keyfile.values(text);
    Map<String, String> given = Keyfile.values(normalised(text));
    splitGateway(given, "ipv4");
    splitGateway(given, "ipv6");
    assertThat(given).containsAllEntriesOf(wanted);
  }

  @Test
  void wouldNotTakeAWrongOne() throws IOException, InterruptedException {
    String text = "[connection]\nid=x\ntype=ethernet\n[ipv4]\nmethod=manual\naddress1=1.2.3.4/24\n";
    assertThat(Keyfile.values(normalised(text))).containsEntry("ipv4.address1", "1.2.3.4/24");
    assertThat(normalised(text.replace("address1=1.2.3.4/24", "address1=1.2.3.400/24")))
        .doesNotContain("address1");
  }

  /** Versions before 1.44 write the gateway behind the first address. */
  private static void splitGateway(Map<String, String> values, String group) {
    String[] parts = values.getOrDefault(group + ".address1", "").split(",");
    if (parts.length == 2) {
      values.put(group + ".address1", parts[0]);
      values.put(group + ".gateway", parts[1]);
    }
  }

  /** The profile as nmcli prints it after a change that changes nothing of ours. */
  private static String normalised(String text) throws IOException, InterruptedException {
    Process nmcli =
        new ProcessBuilder(
                "/usr/bin/nmcli", "--offline", "connection", "modify", "connection.zone", "")
            .redirectErrorStream(true)
            .start();
    try (var input = nmcli.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(nmcli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(nmcli.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return printed;
  }
}
