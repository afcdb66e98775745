package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text measured, cut and wrapped by columns. */
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "abc,3",
    "äöü,3",
    "漢字,4",
    "e\u0301,1",
    "x\u0302,1",
    "😀,2",
    "👩\u200d🔧,4",
    "⚠\ufe0f,1",
    "𝒜,1",
    "'',0"
  })
  void measuresAsTheTerminalDoes(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcd…", "漢字漢字,6,漢字…", "abc,0,''", "abc,1,…"})
  void clips(String text, int columns, String clipped) {
    assertThat(Columns.clip(text, columns)).isEqualTo(clipped);
  }

  @Test
  void wrapsBetweenWords() {
    assertThat(Columns.wrap("one two three four", 9)).containsExactly("one two", "three", "four");
    assertThat(Columns.wrap("one two\nthree", 80)).containsExactly("one two", "three");
    assertThat(Columns.wrap("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
    assertThat(Columns.wrap("漢字漢字", 4)).containsExactly("漢字", "漢字");
    assertThat(Columns.wrap("", 4)).containsExactly("");
    assertThat(Columns.wrap("漢", 1)).containsExactly("漢");
  }

  @Test
  void foldsAtTheEdgeAndKeepsBlanks() {
    assertThat(Columns.fold("a  b  c", 4)).containsExactly("a  b", "  c");
  }

  @Test
  void nothingSteersTheTerminal() {
    assertThat(Columns.fold("a\u001b[2Jb\u202ec\u0007\u009b", 80)).containsExactly("a?[2Jb?c??");
    assertThat(Columns.cells("a\u001b")[1].getCharacterString()).isEqualTo("?");
  }
}
