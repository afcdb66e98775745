package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTallyTest {
  private static final Instant NOW = FakeMachine.NOW;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                    | -10 -20         | false | false
          ''                                    | -10 -20 -30     | false | true
          ''                                    | -10 -20 -30     | true  | false
          ''                                    | -10 -20 -911    | false | false
          ''                                    | -600 -610 -620  | false | true
          ''                                    | -601 -610 -620  | false | false
          deny = 2                              | -10 -20         | false | true
          deny=0                                | -10 -20 -30     | false | false
          unlock_time=0                         | -9000 -9001 -9002 | false | true
          unlock_time = never                   | -9000 -9001 -9002 | false | true
          even_deny_root                        | -10 -20 -30     | true  | true
          even_deny_root                        | -700 -701 -702  | true  | false
          root_unlock_time=60                   | -61 -62 -63     | true  | false
          root_unlock_time=60                   | -60 -62 -63     | true  | true
          # deny = 1                            | -10             | false | false
          fail_interval=20 # seconds            | -10 -20 -31     | false | false
          deny = many                           | -10 -20 -30     | false | true
          ''                                    | ''              | false | false
          """)
  void locksAsTheRulesSay(String rules, String seconds, boolean asRoot, boolean locked) {
    FailureTally tally = FailureTally.parse(Tallies.bytes(NOW, numbers(seconds)));
    assertThat(tally.locks(FailurePolicy.parse(rules), asRoot, NOW.getEpochSecond()))
        .isEqualTo(locked);
  }

  @Test
  void invalidAndUnfinishedRecordsDoNotCount() {
    byte[] content = Tallies.bytes(NOW, List.of(-1L, -2L, -3L));
    content[54] = 0;
    content[55] = 0;
    assertThat(FailureTally.parse(content).count()).isEqualTo(2);
    assertThat(FailureTally.parse(Arrays.copyOf(content, 190)).count()).isEqualTo(1);
    assertThat(FailureTally.parse(new byte[0]).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'',/run/faillock", "dir=/var/run/faillock,/run/faillock", "dir = /var/t/,/var/t"})
  void theFolderIsWhereTheRulesSay(String rules, String folder) {
    assertThat(FailurePolicy.parse(rules).folder()).isEqualTo(folder);
  }

  @Test
  void theSystemsFaillockReadsWhatWeTakeForATally(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("root"), Tallies.bytes(NOW, List.of(-60L, -30L)));
    Process faillock;
    try {
      faillock =
          new ProcessBuilder("faillock", "--user", "root", "--dir", folder.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException missing) {
      Assumptions.abort("needs faillock (libpam-modules-bin)");
      throw missing;
    }
    String said = new String(faillock.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(faillock.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.contains("tty1"))).as(said).hasSize(2);
    assertThat(said).contains(" V");
  }

  private static List<Long> numbers(String text) {
    return Stream.of(text.split(" ")).filter(w -> !w.isEmpty()).map(Long::valueOf).toList();
  }
}
