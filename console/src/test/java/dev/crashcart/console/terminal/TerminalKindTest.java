package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.console.terminal.TerminalKind.Ability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TERM, the locale and NO_COLOR say about a terminal. */
class TerminalKindTest {
  @ParameterizedTest
  @CsvSource({
    "linux,true,true,true,false",
    "xterm-256color,true,true,true,true",
    "tmux-256color,true,true,false,true",
    "screen,true,true,false,true",
    "screen-256color-bce,true,true,true,true",
    "xterm-kitty,true,true,false,true",
    "vt220,true,false,false,false",
    "ansi,true,true,false,false",
    "vt100,true,false,false,false",
    "xterm-mono,true,false,true,true",
    "unheard-of,true,false,false,false",
    "'',true,false,false,false",
    "dumb,false,false,false,false"
  })
  void tellsTheFamily(
      String term, boolean addressable, boolean colour, boolean erases, boolean alternate) {
    TerminalKind kind = TerminalKind.of(term);
    assertThat(kind.addressable()).isEqualTo(addressable);
    assertThat(kind.colour()).isEqualTo(colour);
    assertThat(kind.can(TerminalKind.Ability.ERASES_IN_COLOUR)).isEqualTo(erases);
    assertThat(kind.alternateScreen()).isEqualTo(alternate);
  }

  private static boolean utf8(Map<String, String> environment) {
    return TerminalKind.of(environment, "linux", false, false).utf8();
  }

  @Test
  void theFirstLocaleVariableThatIsSetCounts() {
    assertThat(utf8(Map.of())).isFalse();
    assertThat(utf8(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
    assertThat(utf8(Map.of("LANG", "de_DE.utf8"))).isTrue();
    assertThat(utf8(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"))).isFalse();
    assertThat(utf8(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8", "LC_ALL", ""))).isTrue();
  }

  @Test
  void coloursAndUtf8CanBeRefused() {
    Map<String, String> rich = Map.of("TERM", "xterm", "LANG", "C.UTF-8");
    assertThat(TerminalKind.of(rich, "", false, false).colour()).isTrue();
    assertThat(TerminalKind.of(rich, "", false, true).colour()).isFalse();
    assertThat(TerminalKind.of(rich, "", true, false).utf8()).isFalse();
    assertThat(TerminalKind.of(rich, "vt220", false, false).colour()).isFalse();
    Map<String, String> none = Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1");
    assertThat(TerminalKind.of(none, "", false, false).colour()).isFalse();
  }

  /** Whatever is sent beyond what every terminal with a cursor understands, terminfo promises. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux",
        "xterm",
        "xterm-256color",
        "screen",
        "screen-256color-bce",
        "tmux-256color",
        "rxvt",
        "putty",
        "alacritty",
        "vt100",
        "vt102",
        "vt220",
        "vt320",
        "vt420",
        "vt520",
        "ansi"
      })
  void nothingIsExpectedThatTerminfoDoesNotPromise(String term) throws Exception {
    String entry = terminfo(term);
    assumeTrue(!entry.isEmpty(), "infocmp has no entry for " + term + "; install ncurses-term");
    TerminalKind kind = TerminalKind.of(term);
    Map.of(
            Ability.ADDRESSES, "cup=",
            Ability.COLOUR, "colors#",
            Ability.ERASES_IN_COLOUR, "bce,",
            Ability.ERASES_CHARACTERS, "ech=",
            Ability.WRAPS_LATE, "xenl,",
            Ability.INDEXES, "ri=",
            Ability.SAVES_CURSOR, "sc=",
            Ability.HIDES_CURSOR, "civis=",
            Ability.GRAPHICS, "acsc=",
            Ability.ALTERNATE_SCREEN, "smcup=")
        .forEach(
            (ability, capability) -> {
              if (kind.can(ability)) {
                assertThat(entry).as("%s of %s", ability, term).contains("\t" + capability);
              }
            });
  }

  private static String terminfo(String term) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder("infocmp", "-1", term).redirectErrorStream(true).start();
    } catch (IOException e) {
      return "";
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "";
  }
}
