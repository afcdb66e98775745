package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kind of line a terminal is, by its name. */
class LineNameTest {
  private static LineName named(String name) {
    return new LineName(Set.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ttyS0", "ttyS12", "ttyUSB0", "ttyAMA0", "ttyACM1", "ttymxc2", "hvc0", "hvsi1"})
  void aSerialLineIsAskedWhoIsThere(String name) {
    assertThat(named(name).isSerial()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tty", "tty1", "tty63", "pts/3", "ttyp0", "ttyaf", "console", "null"})
  void nothingElseIs(String name) {
    assertThat(named(name).isSerial()).isFalse();
  }

  @Test
  void theUsualTerminalStandsAtItsEnd() {
    assertThat(named("ttyS0").usualTerm()).isEqualTo("vt220");
    assertThat(named("tty1").usualTerm()).isEqualTo("linux");
    assertThat(named("pts/1").usualTerm()).isEmpty();
  }

  @Test
  void theKernelWritesToItsConsoles() {
    assertThat(named("ttyS0").isConsole("tty0 ttyS0\n")).isTrue();
    assertThat(named("ttyS1").isConsole("tty0 ttyS0\n")).isFalse();
    assertThat(named("tty1").isConsole("tty0 ttyS0\n")).isTrue();
    assertThat(named("tty1").isConsole("ttyS0\n")).isFalse();
    assertThat(named("tty2").isConsole("tty2\n")).isTrue();
    assertThat(named("pts/1").isConsole("tty0 ttyS0\n")).isFalse();
  }

  @Test
  void aLinkCountsByBothItsNames(@TempDir Path folder) throws IOException {
    Path real = Files.createFile(folder.resolve("ttyUSB7"));
    Path link = Files.createSymbolicLink(folder.resolve("by-id"), real);
    assertThat(LineName.of(link).names()).contains("by-id", real.toRealPath().toString());
    assertThat(LineName.of(Path.of("/dev/null")).names()).containsExactly("null");
    assertThat(LineName.of(folder.resolve("gone")).names()).containsExactly("gone");
  }
}
