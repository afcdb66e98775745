package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final PasswordPolicy STANDARD = PasswordPolicy.standard();
  private static final PasswordPolicy ANY = new PasswordPolicy(1, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        " leading and trailing blanks ",
        "quo\"te'd \\back\\slash$ `tick`",
        "Gr\u00fc\u00dfe aus K\u00f6ln",
        "\ud83d\ude80 to the moon \ud83c\udf1d",
        "  ",
        ":colon,comma=equals#hash!"
      })
  void isTakenAsTypedAndTheSystemsCryptAgrees(String typed) throws Exception {
    assertThat(Passwords.refusal(typed.toCharArray(), ANY, List.of())).isEmpty();
    PasswordHash hash = Passwords.hash(typed.toCharArray());
    assertThat(hash.text().reveal()).startsWith("$2b$12$").hasSize(60);
    assertThat(Passwords.matches(typed.toCharArray(), hash)).contains(true);
    String trimmed = typed.strip().equals(typed) ? typed + " " : typed.strip();
    assertThat(Passwords.matches(trimmed.toCharArray(), hash)).contains(false);
    assertThat(crypt(typed, hash.text().reveal())).isEqualTo(hash.text().reveal());
  }

  @Test
  void everyHashHasItsOwnSalt() {
    char[] typed = "correct horse".toCharArray();
    assertThat(Passwords.hash(typed)).isNotEqualTo(Passwords.hash(typed));
    assertThat(typed).isEqualTo("correct horse".toCharArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2a$05$abcdefghijklmnopqrstuu",
        "$2b$05$abcdefghijklmnopqrstuu",
        "$2y$06$abcdefghijklmnopqrstuu",
        "$1$saltsalt$",
        "$5$saltsaltsaltsalt$",
        "$5$rounds=1234$saltsalt$",
        "$6$short$",
        "$6$saltsaltsaltsalt$",
        "$6$rounds=6789$a.b/c$"
      })
  void checksWhatTheSystemMade(String setting) throws Exception {
    String typed = "Zw\u00f6lf Boxk\u00e4mpfer \ud83e\udd4a";
    PasswordHash hash = PasswordHash.of(crypt(typed, setting));
    assertThat(hash.text().reveal()).startsWith(setting.substring(0, 3));
    assertThat(Passwords.matches(typed.toCharArray(), hash)).contains(true);
    assertThat(Passwords.matches("Zwolf".toCharArray(), hash)).contains(false);
    assertThat(Passwords.matches(new char[0], hash)).contains(false);
    assertThat(Passwords.matches((typed + "\0").toCharArray(), hash)).contains(false);
    assertThat(Passwords.matches(new char[] {'a', '\ud83d'}, hash)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7",
        "$7$CU..../....2Q9obwLhin8qvQl6sisAO/$sUzlcAyYAL2BUUvMCaPDlSjTXtXI35sPpqtFrz7O0x2",
        "$gy$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7",
        "$2b$12$tooShortForBcrypt"
      })
  void leavesToTheSystemWhatOnlyItKnows(String hash) {
    assertThat(Passwords.matches("anything".toCharArray(), PasswordHash.of(hash))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | The password is empty; type one.
          line\\nend              | The password holds a line end, which nobody can type where a password is asked; take it out.
          tab\\tbed               | The password holds a tab, which
          nul\\0byte              | The password holds a NUL, which
          bell\\u0007             | The password holds the control character U+0007, which
          next\\u0085line         | The password holds the control character U+0085, which
          \\ufeffmarked           | The password holds a byte order mark (some programs begin UTF-8 with one), which
          lost\\ufffdone          | The password holds the mark of a character that was lost on its way (U+FFFD), which
          half\\ud83d             | The password holds half a character (position 5); type it anew.
          \\ude80half             | The password holds half a character (position 1); type it anew.
          \\ud83d\\ude80\\ud83d    | half a character (position 2)
          short 7                | The password has 7 characters; at least 8 are asked for (authentication.minimum-length).
          a                      | The password has 1 character; at least 8
          \\ud83d\\ude80 to moon   | 9
          password               | The password is very weak, at least weak is asked for (authentication.minimum-strength). It is, or begins like, one of the passwords most people take.
          nas01.lab              | very weak
          """)
  void isRefusedWithASentence(String typed, String sentence) {
    char[] password = unescape(typed).translateEscapes().toCharArray();
    Optional<String> refusal = Passwords.refusal(password, STANDARD, List.of("nas01.lab", "ann"));
    if (sentence.equals("9")) {
      assertThat(refusal).isEmpty();
    } else {
      assertThat(refusal).hasValueSatisfying(said -> assertThat(said).contains(sentence));
    }
  }

  /** Java's own escapes for text blocks know no backslash u. */
  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  @Test
  void bytesCountNotCharacters() {
    String rockets = "\ud83d\ude80".repeat(18);
    assertThat(Passwords.refusal(rockets.toCharArray(), ANY, List.of())).isEmpty();
    assertThat(Passwords.refusal((rockets + "x").toCharArray(), ANY, List.of()))
        .hasValueSatisfying(said -> assertThat(said).contains("has 73 bytes; at most 72"));
    assertThatThrownBy(() -> Passwords.hash((rockets + "x").toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\ud83d");
  }

  @Test
  void theLengthCountsCodePoints() {
    PasswordPolicy four = new PasswordPolicy(4, 0);
    char[] three = "\ud83d\ude80".repeat(3).toCharArray();
    assertThat(Passwords.refusal(three, four, List.of())).isPresent();
    char[] fourRockets = "\ud83d\ude80".repeat(4).toCharArray();
    assertThat(Passwords.refusal(fourRockets, four, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "qwertyuiop,0",
    "aaaaaaaaaa,0",
    "abcdefghij,0",
    "wobbly-Trombone-91,3",
    "quaint otter bakes thunder,4"
  })
  void strengthGrowsAndAdviceEndsWhenItIsGood(String typed, int least) {
    Passwords.Strength strength = Passwords.strength(typed.toCharArray(), List.of());
    assertThat(strength.score()).isGreaterThanOrEqualTo(least);
    assertThat(strength.advice().isEmpty()).isEqualTo(strength.score() >= 3);
    assertThat(strength.advice()).doesNotContain(typed);
  }

  @Test
  void namesOfThisMachineMakeItWeaker() {
    char[] typed = "kraken-lab-7".toCharArray();
    int without = Passwords.strength(typed, List.of()).score();
    int with = Passwords.strength(typed, List.of("kraken.lab.example", "ann")).score();
    assertThat(with).isLessThan(without);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "4@8({[<369!1|0$5+7%2",
        "4@8({[<",
        "4@8({[<aaaaaaaaa369!1|0$5+7%2",
        "passw0rd",
        "qwe123",
        "\ud83d\ude80"
      })
  void longInputIsJudgedInBoundedTime(String part) {
    Passwords.strength("warm up".toCharArray(), List.of());
    char[] typed = part.repeat(200_000 / part.length()).toCharArray();
    Instant start = Instant.now();
    Passwords.strength(typed, List.of());
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void nothingTypedNothingJudged() {
    assertThat(Passwords.strength(new char[0], List.of()))
        .isEqualTo(new Passwords.Strength(0, "very weak", ""));
  }

  /** crypt(3) of this machine, the password on standard input. */
  private static String crypt(String typed, String setting) throws Exception {
    Process perl;
    try {
      perl =
          new ProcessBuilder(
                  "perl", "-e", "local $/; my $p = <STDIN>; print crypt($p, $ARGV[0]);", setting)
              .start();
    } catch (IOException missing) {
      Assumptions.abort("needs perl for the system's crypt(3)");
      throw missing;
    }
    perl.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
    perl.getOutputStream().close();
    String result = new String(perl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(perl.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return result;
  }
}
