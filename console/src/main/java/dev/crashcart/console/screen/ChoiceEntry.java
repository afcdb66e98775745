package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.util.List;

/** One of several words: Right and Space take the next one, Left the one before. */
final class ChoiceEntry implements Entry {
  private String given = "";
  private String value = "";
  private List<String> choices = List.of();

  @Override
  public void show(View.Field field) {
    choices = field.choices();
    boolean gone = !choices.contains(value);
    if (gone || !field.value().equals(given)) {
      given = field.value();
      value = given;
    }
  }

  @Override
  public boolean press(KeyStroke key) {
    if (choices.isEmpty()) {
      return false;
    }
    int at = choices.indexOf(value);
    if (Keys.is(key, KeyType.ArrowRight) || Keys.typed(key, ' ')) {
      value = choices.get((at + 1) % choices.size());
      return true;
    }
    if (Keys.is(key, KeyType.ArrowLeft)) {
      value = choices.get((Math.max(at, 0) + choices.size() - 1) % choices.size());
      return true;
    }
    return false;
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    return Strip.plain("< " + Columns.clip(value, columns - 4) + " >");
  }

  @Override
  public int cursorColumn() {
    return 2;
  }

  @Override
  public String value() {
    return value;
  }
}
