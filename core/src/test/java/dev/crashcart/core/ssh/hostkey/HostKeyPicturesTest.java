package dev.crashcart.core.ssh.hostkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.LinuxHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of a key, beside what ssh-keygen shows of it. */
class HostKeyPicturesTest {
  private static final PublicKeyLine KEY =
      PublicKeyLine.of(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl x");

  @TempDir Path temp;

  @Test
  void a_key_has_its_picture() {
    assertThat(String.join("\n", RandomArt.of(KEY)) + "\n").isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @CsvSource({"rsa, 3072", "rsa, 2048", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521", "ed25519, 256"})
  void ssh_keygen_shows_the_same(String type, String bits) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/ssh-keygen")),
        "ssh-keygen (package openssh-client) is not installed");
    for (int i = 0; i < 3; i++) {
      String file = temp.resolve(type + i).toString();
      said("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "a b", "-f", file);
      PublicKeyLine key = PublicKeyLine.of(Files.readString(Path.of(file + ".pub"), UTF_8).strip());
      List<String> shown = said("ssh-keygen", "-lv", "-f", file + ".pub");
      assertThat(shown.get(0)).contains(key.fingerprint());
      assertThat(RandomArt.of(key)).isEqualTo(shown.subList(1, shown.size()));
      assertThat(SshfpRecords.of("nas01.lab.example", key))
          .isEqualTo(said("ssh-keygen", "-r", "nas01.lab.example", "-f", file + ".pub"));
    }
  }

  private static List<String> said(String... words) throws Exception {
    CommandResult result =
        LinuxHost.live().run(List.of(words), new byte[0], Duration.ofSeconds(60));
    assertThat(result.errors()).isEmpty();
    return new ArrayList<>(result.output().lines().toList());
  }

  private static final String PICTURE =
      """
      +--[ED25519 256]--+
      |                 |
      |     .           |
      |      o          |
      |     o o o  .    |
      |     .B S oo     |
      |     =+^ =...    |
      |    oo#o@.o.     |
      |    E+.&.=o      |
      |    ooo.X=.      |
      +----[SHA256]-----+
      """;
}
