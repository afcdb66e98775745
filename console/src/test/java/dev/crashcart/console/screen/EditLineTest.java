package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line being typed. */
class EditLineTest {
  private final EditLine line = new EditLine();

  @Test
  void stepsByWholeCharacters() {
    line.set("ae\u0301😀👩\u200d🔧");
    assertThat(line.characters(line.length())).isEqualTo(4);
    line.left();
    line.backspace();
    assertThat(line.text()).isEqualTo("ae\u0301👩\u200d🔧");
    line.home();
    line.right();
    line.delete();
    assertThat(line.text()).isEqualTo("a👩\u200d🔧");
  }

  @Test
  void deletesWordsAndToTheStart() {
    line.set("one two  ");
    line.deleteWord();
    assertThat(line.text()).isEqualTo("one ");
    line.left();
    line.deleteToStart();
    assertThat(line.text()).isEqualTo(" ");
    line.home();
    line.backspace();
    line.deleteWord();
    assertThat(line.text()).isEqualTo(" ");
  }

  @Test
  void growsAndIsWipedWhole() {
    line.set("x".repeat(1000));
    assertThat(line.copy()).hasSize(1000);
    line.wipe();
    assertThat(line.isEmpty()).isTrue();
    line.end();
    assertThat(line.text()).isEmpty();
  }

  @Test
  void takesNoMoreThanItHolds() {
    line.set("x".repeat(8192));
    assertThat(line.insert('y')).isFalse();
    assertThat(line.length()).isEqualTo(8192);
  }
}
