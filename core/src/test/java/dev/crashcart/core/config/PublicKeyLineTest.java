package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of authorized_keys as people, sshd and ssh-keygen write them. */
class PublicKeyLineTest {
  private static final String DATA =
      "AAAAC3NzaC1lZDI1NTE5AAAAIOX7wQ/BHV44RPsx9pU7P5hRiVg3Vesc6AhXHxGObxJY";
  private static final String KEY = "ssh-ed25519 " + DATA;
  private static final String TOKEN =
      "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIOX7wQ/BHV44RPsx9"
          + "pU7P5hRiVg3Vesc6AhXHxGObxJYAAAABHNzaDo=";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-pty",
        "from=\"10.0.0.0/8,192.168.1.?\"",
        "command=\"echo \\\"a b\\\" ssh-rsa AAAA\",no-pty",
        "environment=\"A=b c\",command=\"x\"",
        "restrict,command=\"a \\\"b\\\"\"",
        "principals=\"ssh-ed25519\""
      })
  void keepsOptions(String options) {
    PublicKeyLine line = PublicKeyLine.of(options + " " + KEY + " ann@laptop two words");
    assertThat(line.options()).isEqualTo(options);
    assertThat(line.type()).isEqualTo("ssh-ed25519");
    assertThat(line.comment()).isEqualTo("ann@laptop two words");
    assertThat(PublicKeyLine.of(line.toString())).isEqualTo(line);
    assertThat(line.isSameKey(PublicKeyLine.of(KEY))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY + "\r\n", "\t" + KEY + "  ", KEY, "ssh-ed25519 \t " + DATA})
  void readsAroundBlanksAndLineEnds(String text) {
    assertThat(PublicKeyLine.of(text)).isEqualTo(new PublicKeyLine("", "ssh-ed25519", DATA, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# " + KEY,
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-rsa " + DATA,
        "ssh-ed25519 " + DATA + "AA",
        "ssh-ed25519 !!!!",
        KEY + "\nssh-rsa AAAA",
        "command=\"open " + KEY,
        "ssh-ed448 " + DATA,
        "hunter2"
      })
  void refusesWhatIsNoKey(String text) {
    assertThat(PublicKeyLine.find(text)).isEmpty();
    assertThatThrownBy(() -> PublicKeyLine.of(text))
        .hasMessageMatching(".* is (no public key|a public key that is cut off).*");
  }

  @Test
  void refusesAPrivateKeyWithoutQuotingIt() {
    String text = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n";
    assertThatThrownBy(() -> PublicKeyLine.of(text))
        .hasMessageContaining("this is a private key")
        .hasMessageNotContaining("b3Blb");
  }

  @Test
  void readsKeysOfTokens() {
    PublicKeyLine line = PublicKeyLine.of(TOKEN + " ann");
    assertThat(line.shortType()).isEqualTo("ED25519-SK");
    assertThat(line.bits()).hasValue(256);
  }

  @Test
  void readsCertificates() throws Exception {
    needsSshKeygen();
    Path authority = made("ed25519", "256");
    Path key = made("ecdsa", "384");
    run("ssh-keygen", "-q", "-s", authority.toString(), "-I", "ann", key + ".pub");
    PublicKeyLine line = PublicKeyLine.of(Files.readString(Path.of(key + "-cert.pub")));
    assertThat(line.shortType()).isEqualTo("ECDSA-CERT");
    assertThat(line.bits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, 2048",
    "rsa, 2056",
    "rsa, 3072",
    "ecdsa, 256",
    "ecdsa, 384",
    "ecdsa, 521",
    "ed25519, 256"
  })
  void saysWhatSshKeygenSays(String type, String bits) throws Exception {
    needsSshKeygen();
    Path key = made(type, bits);
    PublicKeyLine line = PublicKeyLine.of(Files.readString(Path.of(key + ".pub")));
    String listed = run("ssh-keygen", "-l", "-f", key + ".pub").strip();
    assertThat(
            line.bits().orElseThrow()
                + " "
                + line.fingerprint()
                + " "
                + line.comment()
                + " ("
                + line.shortType()
                + ")")
        .isEqualTo(listed);
  }

  @Test
  void refusesShortRsa() throws Exception {
    needsSshKeygen();
    String text = Files.readString(Path.of(made("rsa", "1024") + ".pub"));
    assertThatThrownBy(() -> PublicKeyLine.of(text)).hasMessageContaining("1024 bits is too weak");
    // What others wrote is still seen, and named.
    assertThat(PublicKeyLine.find(text))
        .hasValueSatisfying(it -> assertThat(it.bits()).hasValue(1024));
  }

  @Test
  void refusesDsa() {
    String dsa =
        "ssh-dss "
            + java.util.Base64.getEncoder()
                .encodeToString(
                    "\0\0\0\7ssh-dss\0\0\0\1a\0\0\0\1b".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> PublicKeyLine.of(dsa)).hasMessageContaining("DSA key");
  }

  private Path made(String type, String bits) throws IOException, InterruptedException {
    Path file = temp.resolve(type + bits);
    run("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "ann b", "-f", file.toString());
    return file;
  }

  private static void needsSshKeygen() {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/ssh-keygen")),
        "ssh-keygen (package openssh-client) is not installed");
  }

  private static String run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
