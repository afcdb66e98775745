package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text to read on the screen; it scrolls when it is longer. */
final class TextPane implements Pane {
  private View.Text text =
      new View.Text("", View.Tone.PLAIN, List.of(), Optional.empty(), List.of());
  private int top;
  private int room = 1;
  private int length;

  @Override
  public boolean show(View view, Instant now) {
    if (!(view instanceof View.Text newer)) {
      return false;
    }
    text = newer;
    return true;
  }

  @Override
  public Sheet sheet(int width, int height, Instant now) {
    Sheet.Draft draft = new Sheet.Draft();
    draft.addAll(Paragraphs.set(text.lines(), width));
    room = Math.max(1, height);
    length = draft.size();
    top = Math.max(0, Math.min(top, length - room));
    draft.insight(top, Math.min(length, top + room) - 1);
    return draft.done();
  }

  @Override
  public Reaction press(KeyStroke key) {
    if (scroll(key)) {
      return Reaction.DONE;
    }
    if (Keys.is(key, KeyType.Enter)) {
      return Reaction.gives(text.button().isPresent() ? Answer.OK : Hints.BACK);
    }
    return Hints.choice(text.keys(), key).map(Reaction::gives).orElse(Reaction.UNUSED);
  }

  private boolean scroll(KeyStroke key) {
    KeyType type = key.getKeyType();
    if (type == KeyType.ArrowDown) {
      top++;
    } else if (type == KeyType.ArrowUp) {
      top--;
    } else if (type == KeyType.PageDown || Keys.typed(key, ' ')) {
      top += room;
    } else if (type == KeyType.PageUp) {
      top -= room;
    } else if (type == KeyType.Home) {
      top = 0;
    } else if (type == KeyType.End) {
      top = length;
    } else {
      return false;
    }
    top = Math.max(0, Math.min(top, length - room));
    return true;
  }

  @Override
  public String title() {
    return switch (text.tone()) {
      case PLAIN, GOOD -> text.title();
      case BAD -> "! " + text.title();
    };
  }

  @Override
  public Style titleStyle() {
    return text.tone() == View.Tone.BAD ? Style.BAD : Style.STRONG;
  }

  @Override
  public boolean helps() {
    return false;
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    keys.add("Enter " + text.button().orElse("Back"));
    keys.addAll(Hints.words(text.keys()));
    keys.add("Esc Back");
    if (length > room) {
      keys.add("Up/Down/Space Scroll");
    }
    return keys;
  }
}
