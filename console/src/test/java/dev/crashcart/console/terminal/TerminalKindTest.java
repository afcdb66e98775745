package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TERM, the locale and NO_COLOR say about a terminal. */
class TerminalKindTest {
  @ParameterizedTest
  @CsvSource({
    "linux,true,true,true,false",
    "xterm-256color,true,true,true,true",
    "tmux-256color,true,true,true,true",
    "screen,true,true,false,true",
    "screen-256color-bce,true,true,true,true",
    "xterm-kitty,true,true,false,true",
    "vt220,true,false,false,false",
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
    assertThat(kind.erasesInColour()).isEqualTo(erases);
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
}
