package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.plan.EntryLines;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our block among the lines of others. */
class AuthorizedKeysFileTest {
  private static final PublicKeyLine ANN = SomeKeys.ed25519(1, "ann@laptop");
  private static final PublicKeyLine BOB = SomeKeys.ed25519(2, "bob");
  private static final PublicKeyLine EVE = SomeKeys.ed25519(3, "eve");
  private static final String BEGIN = AuthorizedKeysFile.BEGIN + "\n";
  private static final String END = AuthorizedKeysFile.END + "\n";

  private static AuthorizedKeysFile file(String text) {
    return AuthorizedKeysFile.parse(text);
  }

  private static String block(PublicKeyLine... keys) {
    StringBuilder block = new StringBuilder(BEGIN);
    for (PublicKeyLine key : keys) {
      block.append(key).append('\n');
    }
    return block.append(END).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "# a comment\r\n\r\n",
        "no key\n\n\n",
        "last line without end",
        "\u00ef\u00bb\u00bf# with a byte order mark\n",
        "# Latin-1: \u00e4\u00f6\u00fc\u0080\u00ff\n",
        "\u0000\u0001\u0002"
      })
  void foreignBytesStayAndComeBack(String foreign) {
    String with = file(foreign).withOurs(List.of(ANN, BOB));
    assertThat(with).isEqualTo(block(ANN, BOB) + foreign);
    assertThat(file(with).ours()).containsExactly(ANN, BOB);
    assertThat(file(with).withOurs(List.of(ANN, BOB))).isEqualTo(with);
    assertThat(file(with).withOurs(List.of())).isEqualTo(foreign);
  }

  @Test
  void theBlockStaysWhereItIs() {
    String text = BOB + "\n" + block(ANN) + EVE;
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(text);
    assertThat(file(text).withOurs(List.of())).isEqualTo(BOB + "\n" + EVE);
    assertThat(file(text).foreign()).containsExactly(BOB, EVE);
  }

  @Test
  void aKeyThatOthersWroteIsNotWrittenTwice() {
    String text = SomeKeys.with("no-pty", ANN) + "\n";
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(text);
    assertThat(file(text).withOurs(List.of(ANN, BOB))).isEqualTo(block(BOB) + text);
    assertThat(file("").withOurs(List.of(ANN, ANN))).isEqualTo(block(ANN));
  }

  @Test
  void aLineForAnAuthorityIsAnotherRight() {
    String text = SomeKeys.with("cert-authority", ANN) + "\n";
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(block(ANN) + text);
  }

  @Test
  void oursStaysOursWhenSomebodyWritesItAsWell() {
    String text = block(ANN) + ANN + "\n";
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(text);
    assertThat(file(text).withOurs(List.of())).isEqualTo(ANN + "\n");
  }

  @Test
  void aBeginWithoutEndCostsNobodyHisKey() {
    String text = BEGIN + ANN + "\n" + BOB + "\n";
    assertThat(file(text).ours()).isEmpty();
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(block(ANN) + BOB + "\n");
    assertThat(file(text).withOurs(List.of())).isEqualTo(ANN + "\n" + BOB + "\n");
  }

  @Test
  void anEndWithoutBeginGoes() {
    String text = ANN + "\n" + END + BOB + "\n";
    assertThat(file(text).withOurs(List.of())).isEqualTo(ANN + "\n" + BOB + "\n");
    assertThat(file(text).withOurs(List.of(EVE))).isEqualTo(ANN + "\n" + block(EVE) + BOB + "\n");
  }

  @Test
  void twoBlocksBecomeOne() {
    String text = block(ANN) + EVE + "\n" + block(BOB);
    assertThat(file(text).withOurs(List.of(ANN, BOB))).isEqualTo(block(ANN, BOB) + EVE + "\n");
  }

  @Test
  void nestedMarksAreMended() {
    String text = BEGIN + ANN + "\n" + block(BOB) + EVE + "\n" + END;
    assertThat(file(text).withOurs(List.of(BOB))).isEqualTo(block(BOB) + ANN + "\n" + EVE + "\n");
  }

  @Test
  void aMarkWithACarriageReturnIsOne() {
    String text = block(ANN).replace("\n", "\r\n") + BOB + "\r\n";
    assertThat(file(text).ours()).containsExactly(ANN);
    assertThat(file(text).withOurs(List.of(ANN))).isEqualTo(block(ANN) + BOB + "\r\n");
  }

  @Test
  void linesOfOthersGoByFingerprint() {
    String text = "# mine\n" + BOB + "\r\n" + SomeKeys.with("no-pty", BOB) + "\n" + EVE + "\n";
    assertThat(file(text).without(Set.of(BOB.fingerprint())).text())
        .isEqualTo("# mine\n" + EVE + "\n");
    String ours = block(BOB) + EVE;
    assertThat(file(ours).without(Set.of(BOB.fingerprint())).text()).isEqualTo(ours);
  }

  @Test
  void commentsOfOursAreUtf8() {
    PublicKeyLine umlaut = SomeKeys.ed25519(4, "Jürgen");
    String text = file("").withOurs(List.of(umlaut));
    assertThat(EntryLines.toText(text)).contains("Jürgen");
    assertThat(file(text).ours()).containsExactly(umlaut);
  }
}
