package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;

/** A line of text; where it is longer than its place, the part around the cursor is shown. */
final class LineEntry implements Entry {
  private final EditLine line = new EditLine();
  private String given = "";
  private int first;
  private int cursorColumn = 1;

  @Override
  public void show(View.Field field) {
    if (!field.value().equals(given)) {
      given = field.value();
      line.set(given);
    }
  }

  @Override
  public boolean press(KeyStroke key) {
    return LineKeys.press(line, key) != LineKeys.Effect.NONE;
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    int room = Math.max(2, columns - 2);
    scroll(room);
    String rest = line.text(first, line.length());
    boolean more = Columns.of(rest) > room;
    cursorColumn = 1 + Columns.of(line.text(first, line.cursor()));
    return Strip.plain(
        (first > 0 ? "<" : "[") + Columns.pad(Columns.head(rest, room), room) + (more ? ">" : "]"));
  }

  /** Keeps the cursor, which may stand behind the last character, within the room. */
  private void scroll(int room) {
    first = Math.min(first, line.cursor());
    while (Columns.of(line.text(first, line.cursor())) >= room) {
      first = line.after(first);
    }
    // What scrolled out comes back when the text got shorter.
    while (first > 0 && Columns.of(line.text(line.before(first), line.length())) < room) {
      first = line.before(first);
    }
  }

  @Override
  public int cursorColumn() {
    return cursorColumn;
  }

  @Override
  public String value() {
    return line.text();
  }

  /** For what was typed by mistake and must not stay. */
  @Override
  public void wipe() {
    line.wipe();
  }
}
