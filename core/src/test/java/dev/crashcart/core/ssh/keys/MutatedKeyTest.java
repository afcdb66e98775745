package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged key files: each is read as the key it was, or refused by a sentence that holds nothing of
 * it. The numbers are seeded, so that a failure comes again.
 */
class MutatedKeyTest {
  private static final int OF_EACH = 60;

  @TempDir static Path temp;

  static Stream<String> files() {
    return Stream.of(
        "ed25519 256 RFC4716",
        "rsa 2048 RFC4716",
        "ecdsa 256 RFC4716",
        "ecdsa 521 RFC4716",
        "rsa 2048 PEM",
        "ecdsa 256 PEM",
        "rsa 2048 PKCS8",
        "ecdsa 384 PKCS8");
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesTheRightKeyOrASentence(String kind) throws Exception {
    Tool.needs("ssh-keygen", "openssh-client");
    String[] parts = kind.split(" ");
    Path file = temp.resolve(kind.replace(' ', '-'));
    Tool.run(
        "ssh-keygen",
        "-q",
        "-t",
        parts[0],
        "-b",
        parts[1],
        "-m",
        parts[2],
        "-N",
        "",
        "-C",
        "ann",
        "-f",
        file.toString());
    String text = Files.readString(file);
    KeyFile right = KeyFile.read(new Secret(text));
    Random random = new Random(kind.hashCode());
    int refused = 0;
    for (int i = 0; i < OF_EACH; i++) {
      String damaged = damage(text, random, i);
      try {
        KeyFile read = KeyFile.read(new Secret(damaged));
        assertThat(read.publicKey().isSameKey(right.publicKey())).as(kind + " " + i).isTrue();
        assertThat(read.withComment("").text())
            .as(kind + " " + i)
            .satisfies(
                own ->
                    assertThat(KeyFile.load(own).getPrivate())
                        .isEqualTo(KeyFile.load(right.text()).getPrivate()));
      } catch (IllegalArgumentException sentence) {
        refused++;
        assertThat(sentence).hasNoCause();
        assertThat(sentence.getMessage()).matches("(this|there) .*");
        assertThat(pieces(damaged)).noneMatch(sentence.getMessage()::contains);
      }
    }
    assertThat(refused).isBetween(OF_EACH / 2, OF_EACH - 1);
  }

  private static String damage(String text, Random random, int number) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int line = random.nextInt(lines.size());
    switch (number % 6) {
      case 0 -> {
        return text.substring(0, random.nextInt(text.length()));
      }
      case 1 -> lines.add(line, lines.get(line));
      case 2 -> lines.add(line, "inserted: by an editor");
      case 3 -> lines.remove(line);
      case 4 -> lines.set(line, new StringBuilder(lines.get(line)).reverse().toString());
      default -> {
        return flipped(lines, random);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** One bit of the content. */
  private static String flipped(List<String> lines, Random random) {
    int last = lines.size() - 1;
    byte[] content = Base64.getDecoder().decode(String.join("", lines.subList(1, last)));
    content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
    return lines.get(0)
        + "\n"
        + Base64.getMimeEncoder().encodeToString(content)
        + "\n"
        + lines.get(last)
        + "\n";
  }

  /** Every eight characters of it in a row. */
  private static Set<String> pieces(String text) {
    Set<String> pieces = new HashSet<>();
    text.lines()
        .filter(line -> !line.contains("-----") && !line.contains(" "))
        .forEach(
            line -> {
              for (int i = 0; i + 8 <= line.length(); i++) {
                pieces.add(line.substring(i, i + 8));
              }
            });
    return pieces;
  }
}
