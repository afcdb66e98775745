package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {
  private static StartOptions read(String line) {
    return StartOptions.read(
        line.isEmpty() ? List.of() : List.of(line.split(" ")), name -> name.equals("existing"));
  }

  @ParameterizedTest
  @CsvSource({
    "--demo ./here status, ./here, status",
    "--demo /tmp/x status, /tmp/x, status",
    "--demo a/b status, a/b, status",
    "--demo existing status, existing, status",
    "--demo .hidden, .hidden, ''",
    "--demo=status show, status, show",
    "show --demo=here, here, show",
    "--demo status, '', status",
    "--demo, '', ''",
    "--demo --json status, '', status",
    "validate --demo ./file.yaml, '', validate ./file.yaml",
    "status --demo, '', status"
  })
  void demoTakesTheNextWordOnlyWhenItLooksLikeAFolder(String line, String folder, String words) {
    StartOptions options = read(line);
    assertThat(options.demo()).isTrue();
    assertThat(options.demoFolder().orElse("")).isEqualTo(folder);
    assertThat(String.join(" ", options.words())).isEqualTo(words);
    assertThat(options.mistake()).isEmpty();
  }

  @Test
  void rootTakesTheNextWordWhateverItIs() {
    StartOptions options = read("--json --root status account list --ascii --mono");
    assertThat(options.root()).hasValue("status");
    assertThat(options.words()).containsExactly("account", "list");
    assertThat(options.json()).isTrue();
    assertThat(options.ascii()).isTrue();
    assertThat(options.mono()).isTrue();
  }

  @Test
  void whatStandsBehindTwoDashesIsLeftAlone() {
    StartOptions options = read("set key -- --demo --json");
    assertThat(options.words()).containsExactly("set", "key", "--", "--demo", "--json");
    assertThat(options.demo()).isFalse();
    assertThat(options.json()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--root",
        "--root=",
        "--demo=",
        "--root a --demo",
        "status --root",
        "--tty",
        "console --term",
        "--term=",
        "--tty /dev/tty1 status"
      })
  void mistakesAreTold(String line) {
    assertThat(read(line).mistake()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "console, true",
    "--demo, true",
    "--demo console --mono, true",
    "status, false",
    "console x, false",
    "console --tty /dev/ttyS0 --term vt220, true",
    "--tty=/dev/ttyS0, true",
    "status --tty /dev/ttyS0, false"
  })
  void theMenuIsOpenedWithoutACommand(String line, boolean menu) {
    assertThat(read(line).opensMenu()).isEqualTo(menu);
  }

  @ParameterizedTest
  @CsvSource({
    "console --tty /dev/ttyS0 --term vt220 --ascii, /dev/ttyS0, vt220",
    "--tty=/dev/ttyS0 console --term=vt220, /dev/ttyS0, vt220",
    "--tty /dev/ttyS0, /dev/ttyS0, ''",
    "set key --tty x, '', ''"
  })
  void theMenuMayBeOnAnotherTerminal(String line, String tty, String term) {
    StartOptions options = read(line);
    assertThat(options.tty().orElse("")).isEqualTo(tty);
    assertThat(options.term().orElse("")).isEqualTo(term);
    assertThat(options.mistake()).isEmpty();
  }
}
