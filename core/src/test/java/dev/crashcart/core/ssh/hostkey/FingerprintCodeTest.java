package dev.crashcart.core.ssh.hostkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshSection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintCodeTest {
  @TempDir Path temp;
  private List<HostKey> keys;

  @BeforeEach
  void read() throws Exception {
    keys =
        SshSection.look(SimulatedHost.create(temp.resolve("demo"), Clock.systemUTC())).hostKeys();
    assertThat(keys).hasSize(3);
  }

  @Test
  void what_fits_is_in_it_the_best_key_first() {
    FingerprintCode small = FingerprintCode.of("nas01", keys, 80, 21, true).orElseThrow();
    assertThat(small.keys()).extracting(key -> key.key().shortType()).containsExactly("ED25519");
    assertThat(small.lines()).hasSizeLessThanOrEqualTo(21);
    FingerprintCode whole = FingerprintCode.of("nas01", keys, 132, 43, true).orElseThrow();
    assertThat(whole.keys())
        .extracting(key -> key.key().shortType())
        .containsExactly("ED25519", "ECDSA", "RSA");
    assertThat(FingerprintCode.of("nas01", keys, 40, 12, true)).isEmpty();
    assertThat(FingerprintCode.of("nas01", keys, 80, 21, false)).isEmpty();
    assertThat(FingerprintCode.of("nas01", List.of(), 132, 43, true)).isEmpty();
  }

  @Test
  void both_ways_of_drawing_show_the_same_squares_with_a_light_rim() {
    FingerprintCode blocks = FingerprintCode.of("nas01", keys, 200, 200, true).orElseThrow();
    FingerprintCode plain = FingerprintCode.of("nas01", keys, 200, 200, false).orElseThrow();
    List<String> squares = squares(blocks.lines());
    List<String> others =
        plain.lines().stream().map(line -> line.replaceAll("(.).", "$1")).toList();
    assertThat(squares.subList(0, others.size())).isEqualTo(others);
    assertThat(plain.lines()).allMatch(line -> line.matches("[# ]+"));
    for (int i = 0; i < 4; i++) {
      assertThat(others.get(i)).matches("#+");
      assertThat(others.get(others.size() - 1 - i)).matches("#+");
    }
    assertThat(others).allMatch(line -> line.startsWith("####") && line.endsWith("####"));
  }

  /** Two lines of squares of each line of half blocks. */
  private static List<String> squares(List<String> lines) {
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      all.add(line.replace('\u2588', '#').replace('\u2580', '#').replace('\u2584', ' '));
      all.add(line.replace('\u2588', '#').replace('\u2580', ' ').replace('\u2584', '#'));
    }
    return all;
  }

  @Test
  void a_camera_reads_it() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/zbarimg")),
        "zbarimg (package zbar-tools) is not installed");
    for (int rows : List.of(21, 43)) {
      FingerprintCode code = FingerprintCode.of("nas01", keys, 132, rows, true).orElseThrow();
      Path picture = temp.resolve("code.pgm");
      Files.write(picture, picture(squares(code.lines())));
      CommandResult seen =
          LinuxHost.live()
              .run(
                  List.of("zbarimg", "--quiet", "--raw", picture.toString()),
                  new byte[0],
                  Duration.ofSeconds(60));
      assertThat(seen.output().strip()).isEqualTo(FingerprintCode.text("nas01", code.keys()));
    }
    PublicKeyLine best =
        FingerprintCode.of("x", keys, 80, 21, true).orElseThrow().keys().get(0).key();
    assertThat(best.type()).isEqualTo("ssh-ed25519");
  }

  /** A grey picture, netpbm's pgm(5), eight dots for a square; what is no square is dark. */
  private static byte[] picture(List<String> squares) {
    int scale = 8;
    int width = squares.get(0).length() * scale;
    StringBuilder text = new StringBuilder();
    text.append("P2\n").append(width).append(' ').append(squares.size() * scale).append("\n255\n");
    for (String line : squares) {
      StringBuilder row = new StringBuilder();
      line.chars().forEach(c -> row.append((c == '#' ? "255 " : "0 ").repeat(scale)));
      text.append((row + "\n").repeat(scale));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
