package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text that is no usable private key gets the sentence that helps. */
class KeyRefusalTest {
  private static KeyFile good;
  private static KeyFile other;

  @TempDir Path temp;

  @BeforeAll
  static void make() {
    good = KeyFile.make(KeyKind.ED25519, 256, "ann@laptop");
    other = KeyFile.make(KeyKind.ED25519, 256, "bob");
  }

  static Stream<Arguments> texts() {
    String text = good == null ? "" : good.text().reveal();
    String line = good == null ? "" : good.publicKey().toString();
    return Stream.of(
        Arguments.of("", "it is empty"),
        Arguments.of(" \n\n", "it is empty"),
        Arguments.of("hunter2", "no private key; the text of one begins"),
        Arguments.of("\u0000\u0001\u0002\uFFFD", "no private key"),
        Arguments.of(line, "this is the public key"),
        Arguments.of("# keys\n" + line + "\n", "this is the public key"),
        Arguments.of(
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "the public key"),
        Arguments.of(
            "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----",
            "the public key"),
        Arguments.of("-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----", "a certificate"),
        Arguments.of("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "puttygen"),
        Arguments.of("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2\n", "ssh-keygen -i"),
        Arguments.of("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ\n", "key of PGP"),
        Arguments.of(text + other.text().reveal(), "several private keys"),
        Arguments.of(text.substring(0, text.length() / 2), "damaged or cut off"),
        Arguments.of(text.replace("-----END", "-----EN"), "damaged or cut off"),
        Arguments.of(text.substring(10), "damaged or cut off"),
        Arguments.of("x".repeat(PrivateKeyText.MOST_BYTES + 1), "larger than 64 KiB"),
        Arguments.of(
            "-----BEGIN FOO PRIVATE KEY-----\nAA\n-----END FOO PRIVATE KEY-----", "a kind"),
        Arguments.of("-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----", "damaged"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void tells(String text, String said) {
    assertThat(refusal(text)).contains(said).matches("(?s)this .*|there .*");
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, 256, RFC4716",
    "rsa, 2048, RFC4716",
    "rsa, 2048, PEM",
    "ecdsa, 256, PEM",
    "rsa, 2048, PKCS8",
    "ecdsa, 384, PKCS8"
  })
  void tellsOfAPassphrase(String kind, String bits, String format) throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    Path file = temp.resolve("key");
    Tool.run(
        "ssh-keygen",
        "-q",
        "-t",
        kind,
        "-b",
        bits,
        "-m",
        format,
        "-N",
        "hunter22",
        "-f",
        file.toString());
    for (String wrapped : KeyFileTest.wraps(Files.readString(file))) {
      assertThat(refusal(wrapped)).isEqualTo(PrivateKeyText.PASSPHRASE);
    }
  }

  @ParameterizedTest
  @CsvSource({"RFC4716", "PEM", "PKCS8"})
  void refusesShortRsa(String format) throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    Path file = temp.resolve("key");
    Tool.run(
        "ssh-keygen",
        "-q",
        "-t",
        "rsa",
        "-b",
        "1024",
        "-m",
        format,
        "-N",
        "",
        "-f",
        file.toString());
    assertThat(refusal(Files.readString(file))).contains("1024 bits is too weak");
  }

  @Test
  void refusesDsa() throws Exception {
    Tool.needs("openssl", "openssl");
    Path parameters = temp.resolve("parameters");
    Path file = temp.resolve("key");
    Tool.run("openssl", "dsaparam", "-out", parameters.toString(), "1024");
    Tool.run("openssl", "gendsa", "-out", file.toString(), parameters.toString());
    assertThat(refusal(Files.readString(file))).contains("DSA key");
    Path old = temp.resolve("old");
    Tool.run("openssl", "pkey", "-in", file.toString(), "-traditional", "-out", old.toString());
    assertThat(refusal(Files.readString(old))).contains("DSA key");
  }

  @ParameterizedTest
  @CsvSource({
    "ED448, ''",
    "X25519, ''",
    "EC, ec_paramgen_curve:secp256k1",
    "EC, ec_paramgen_curve:brainpoolP256r1",
    "RSA-PSS, rsa_keygen_bits:2048"
  })
  void tellsOfKindsThatSshDoesNotUse(String algorithm, String option) throws Exception {
    Tool.needs("openssl", "openssl");
    Path file = temp.resolve("key");
    String[] words = {
      "openssl", "genpkey", "-algorithm", algorithm, "-out", file.toString(), "-pkeyopt", option
    };
    Tool.run(Arrays.copyOf(words, option.isEmpty() ? 6 : 8));
    assertThat(refusal(Files.readString(file)))
        .contains("of a kind that this program does not use");
  }

  @Test
  void tellsOfAKeyInASecurityToken() {
    String type = "sk-ssh-ed25519@openssh.com";
    assertThat(refusal(armoured(type, new byte[32]))).contains("lives in a security key");
  }

  @Test
  void tellsOfACertificate() throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    Path authority = temp.resolve("authority");
    Path file = temp.resolve("key");
    for (Path one : new Path[] {authority, file}) {
      Tool.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", one.toString());
    }
    Tool.run("ssh-keygen", "-q", "-s", authority.toString(), "-I", "ann", file + ".pub");
    String certificate = Files.readString(Path.of(file + "-cert.pub"));
    assertThat(refusal(certificate)).contains("this is a certificate");
    assertThat(refusal(armoured("ssh-ed25519-cert-v01@openssh.com", new byte[32])))
        .contains("this is a certificate");
  }

  @Test
  void tellsOfSeveralKeysInOneFileOfOpenSsh() {
    byte[] content = Base64.getMimeDecoder().decode(body(good.text().reveal()));
    content[15 + 8 + 8 + 4 + 3] = 2;
    assertThat(refusal(armoured(content))).isEqualTo(PrivateKeyText.SEVERAL);
  }

  @Test
  void comparesTheHalvesAtALook() {
    assertThat(PrivateKeyText.mistake(good.text(), Optional.of(good.publicKey()))).isEmpty();
    assertThat(PrivateKeyText.mistake(good.text(), Optional.empty())).isEmpty();
    assertThat(PrivateKeyText.mistake(good.text(), Optional.of(other.publicKey())))
        .contains(KeyFile.MISMATCH);
    assertThat(PrivateKeyText.mistake(new Secret("x"), Optional.of(other.publicKey()))).isPresent();
    assertThat(PrivateKeyText.of(good.text().reveal()).publicKey()).contains(good.publicKey());
  }

  @Test
  void aForeignCommentCannotBeginALineOfItsOwn() {
    byte[] content = Base64.getMimeDecoder().decode(body(good.text().reveal()));
    int comment =
        new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("ann@laptop");
    content[comment + 3] = '\n';
    PublicKeyLine line = KeyFile.read(new Secret(armoured(content))).publicKey();
    assertThat(line.comment()).isEqualTo("ann laptop");
  }

  @Test
  void refusesAnExponentThatMakesTheKeyWorthless() {
    assertThatThrownBy(
            () ->
                KeyFile.read(
                    new Secret(
                        "-----BEGIN RSA PRIVATE KEY-----\nMAMCAQA=\n"
                            + "-----END RSA PRIVATE KEY-----")))
        .hasMessage(OpenSshKey.DAMAGED);
  }

  private static String body(String text) {
    return text.replaceAll("-----[^-]+-----", "").strip();
  }

  /** A file of OpenSSH's with one key of this type. */
  private static String armoured(String type, byte[] key) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    java.io.ByteArrayOutputStream blob = new java.io.ByteArrayOutputStream();
    string(blob, type.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    string(blob, key);
    bytes.writeBytes("openssh-key-v1\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    string(bytes, "none".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    string(bytes, "none".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    string(bytes, new byte[0]);
    bytes.writeBytes(new byte[] {0, 0, 0, 1});
    string(bytes, blob.toByteArray());
    string(bytes, new byte[64]);
    return armoured(bytes.toByteArray());
  }

  private static String armoured(byte[] content) {
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(content)
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private static void string(java.io.ByteArrayOutputStream to, byte[] value) {
    to.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(value.length).array());
    to.writeBytes(value);
  }

  /** The sentence; nothing of a key, and nothing but an argument that was refused. */
  private static String refusal(String text) {
    Throwable thrown = catchThrowable(() -> KeyFile.read(new Secret(text)));
    assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class).hasNoCause();
    return thrown.getMessage();
  }
}
