package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;

/** A tick box: Space ticks it and takes the tick away. */
final class TickEntry implements Entry {
  private String given = "";
  private boolean ticked;

  @Override
  public void show(View.Field field) {
    if (!field.value().equals(given)) {
      given = field.value();
      ticked = Boolean.parseBoolean(given);
    }
  }

  @Override
  public boolean press(KeyStroke key) {
    if (Keys.typed(key, ' ')) {
      ticked = !ticked;
      return true;
    }
    return false;
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    return Strip.plain(ticked ? "[x]" : "[ ]");
  }

  @Override
  public int cursorColumn() {
    return 1;
  }

  @Override
  public String value() {
    return String.valueOf(ticked);
  }
}
