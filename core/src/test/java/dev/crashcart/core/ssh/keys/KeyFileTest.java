package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys to and fro between this program and ssh-keygen and openssl. */
class KeyFileTest {
  private static final List<String> KINDS =
      List.of(
          "rsa 2048", "rsa 3072", "rsa 4096", "ecdsa 256", "ecdsa 384", "ecdsa 521", "ed25519 256");

  private static final List<String> COMMENTS =
      List.of("", "ann@laptop", "Änne Müller 鍵 🔑", "two  words, and more", "x".repeat(200));

  @TempDir Path temp;

  static Stream<Arguments> theirs() {
    List<Arguments> all = new ArrayList<>();
    for (String kind : KINDS) {
      for (String format : List.of("RFC4716", "PEM", "PKCS8")) {
        // ssh-keygen writes Ed25519 in its own format only.
        if (!kind.startsWith("ed25519") || format.equals("RFC4716")) {
          all.add(Arguments.of(kind, format));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("theirs")
  void readsWhatSshKeygenWrites(String kind, String format) throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    for (String comment : format.equals("RFC4716") ? COMMENTS : List.of("ann@laptop")) {
      Path file = theirs(kind, comment, "-m", format);
      String text = Files.readString(file);
      PublicKeyLine line = PublicKeyLine.of(Files.readString(Path.of(file + ".pub")));
      KeyFile read = KeyFile.read(new Secret(text));
      assertThat(read.publicKey().isSameKey(line)).isTrue();
      assertThat(read.publicKey().comment()).isEqualTo(format.equals("RFC4716") ? comment : "");
      accepted(read);
      if (comment.equals("ann@laptop")) {
        for (String wrapped : wraps(text)) {
          assertThat(KeyFile.read(new Secret(wrapped)).publicKey()).isEqualTo(read.publicKey());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519,,",
    "EC,ec_paramgen_curve:P-256,",
    "EC,ec_paramgen_curve:P-384,",
    "EC,ec_paramgen_curve:P-521,",
    "RSA,rsa_keygen_bits:3072,",
    "EC,ec_paramgen_curve:P-256,-traditional",
    "RSA,rsa_keygen_bits:2048,-traditional"
  })
  void readsWhatOpensslWrites(String algorithm, String option, String form) throws Exception {
    Tool.needs("openssl", "openssl");
    Tool.needs("ssh-keygen", "openssh-client");
    Path file = temp.resolve("key.pem");
    List<String> words = new ArrayList<>(List.of("openssl", "genpkey", "-algorithm", algorithm));
    if (option != null) {
      words.addAll(List.of("-pkeyopt", option));
    }
    words.addAll(List.of("-out", file.toString()));
    Tool.run(words.toArray(String[]::new));
    if (form != null) {
      Path modern = file;
      file = temp.resolve("traditional.pem");
      Tool.run("openssl", "pkey", "-in", modern.toString(), form, "-out", file.toString());
    }
    Path publicFile = temp.resolve("key.pub.pem");
    Tool.run("openssl", "pkey", "-in", file.toString(), "-pubout", "-out", publicFile.toString());
    KeyFile read = KeyFile.read(new Secret(Files.readString(file)));
    accepted(read);
    if (!algorithm.equals("ed25519")) {
      String line = Tool.run("ssh-keygen", "-i", "-m", "PKCS8", "-f", publicFile.toString());
      assertThat(read.publicKey().isSameKey(PublicKeyLine.of(line))).isTrue();
    } else {
      String hex = Tool.run("openssl", "pkey", "-in", file.toString(), "-noout", "-text_pub");
      byte[] blob = read.publicKey().blob();
      StringBuilder own = new StringBuilder();
      for (int i = blob.length - 32; i < blob.length; i++) {
        own.append(String.format("%02x", blob[i]));
      }
      assertThat(hex.replaceAll("[^0-9a-f]", "")).endsWith(own.toString());
    }
  }

  @Test
  void passesOverTheParametersThatOpensslPutsBeforeAKey() throws Exception {
    Tool.needs("openssl", "openssl");
    Path file = temp.resolve("key.pem");
    Tool.run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", file.toString());
    assertThat(Files.readString(file)).contains("BEGIN EC PARAMETERS");
    assertThat(KeyFile.read(new Secret(Files.readString(file))).publicKey().bits()).hasValue(256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa 2048",
        "rsa 2056",
        "rsa 3072",
        "rsa 4096",
        "ed25519 256",
        "ecdsa 256",
        "ecdsa 384",
        "ecdsa 521"
      })
  void makesWhatSshKeygenAccepts(String words) throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    String[] parts = words.split(" ");
    KeyKind kind = KeyKind.find(parts[0]).orElseThrow();
    int bits = kind.checkedBits(OptionalInt.of(Integer.parseInt(parts[1])));
    for (String comment : COMMENTS) {
      KeyFile made =
          comment.equals(COMMENTS.get(1)) || kind != KeyKind.RSA
              ? KeyFile.make(kind, bits, comment)
              : KeyFile.make(KeyKind.ED25519, 256, comment);
      assertThat(made.publicKey().comment()).isEqualTo(comment);
      accepted(made);
      KeyFile again = KeyFile.read(made.text());
      assertThat(again.publicKey()).isEqualTo(made.publicKey());
      if (comment.equals(COMMENTS.get(1))) {
        assertThat(made.publicKey().bits()).hasValue(bits);
        assertThat(made.publicKey().type()).isEqualTo(kind.type(bits));
      }
    }
  }

  @Test
  void exchangesTheCommentAlone() {
    KeyFile made = KeyFile.make(KeyKind.ED25519, 256, "old");
    KeyFile other = made.withComment("new\none");
    assertThat(other.publicKey().isSameKey(made.publicKey())).isTrue();
    assertThat(KeyFile.read(other.text()).publicKey().comment()).isEqualTo("new one");
  }

  @Test
  void printsNothingOfTheKey() {
    KeyFile made = KeyFile.make(KeyKind.ED25519, 256, "x");
    assertThat(made.toString()).contains(Secret.MASK).doesNotContain("b3BlbnNzaC1rZXk");
    assertThat(PrivateKeyText.of(made.text().reveal()).toString())
        .isEqualTo("openssh private key (hidden)");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 1024, 2048 to 4096",
    "RSA, 4104, 2048 to 4096",
    "RSA, 2049, a multiple of 8",
    "ED25519, 512, always has 256",
    "ECDSA, 255, '256, 384 or 521'"
  })
  void refusesSizesThatCannotBeHad(KeyKind kind, int bits, String said) {
    assertThatThrownBy(() -> kind.checkedBits(OptionalInt.of(bits))).hasMessageContaining(said);
  }

  /** ssh-keygen makes the same public key of it. */
  private void accepted(KeyFile key) throws IOException, InterruptedException {
    Path file = Tool.privateFile(temp.resolve("accepted"), key.text().reveal());
    String line = Tool.run("ssh-keygen", "-y", "-P", "", "-f", file.toString());
    assertThat(PublicKeyLine.of(line)).isEqualTo(key.publicKey());
  }

  private Path theirs(String kind, String comment, String... more) throws Exception {
    Path file = temp.resolve("theirs");
    Files.deleteIfExists(file);
    Files.deleteIfExists(Path.of(file + ".pub"));
    String[] parts = kind.split(" ");
    List<String> words =
        new ArrayList<>(List.of("ssh-keygen", "-q", "-t", parts[0], "-b", parts[1], "-N", ""));
    words.addAll(List.of(more));
    words.addAll(List.of("-C", comment, "-f", file.toString()));
    Tool.run(words.toArray(String[]::new));
    return file;
  }

  /** The same file as it comes through editors, mails, forms and clipboards. */
  static List<String> wraps(String text) {
    String[] lines = text.strip().split("\n");
    String body = String.join("", List.of(lines).subList(1, lines.length - 1));
    String first = lines[0];
    String last = lines[lines.length - 1];
    return List.of(
        text,
        text.replace("\n", "\r\n"),
        text.replace("\n", "\r"),
        "\uFEFF" + text,
        "   \n\n\t" + text,
        text.strip(),
        text.replaceAll("(?m)^", "    "),
        text.replace("\n", "  \n"),
        text.replace("\n", "\n\n"),
        text.replace("\n", " "),
        first + "\n" + body + "\n" + last + "\n",
        first + "\n" + body.replaceAll(".{64}", "$0\n") + "\n" + last + "\n",
        first + "\n" + body.replaceAll(".{76}", "$0\n") + "\n" + last + "\n",
        first + "\n" + body.replaceAll(".{13}", "$0\n") + "\n" + last + "\n",
        "Bag Attributes\n    friendlyName: ann\n" + text + "ssh-ed25519 AAAA ann\n");
  }
}
