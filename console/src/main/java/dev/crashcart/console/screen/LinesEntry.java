package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;

/** Several lines of text; of long ones the part around the cursor is shown, of many a few. */
final class LinesEntry implements Entry {
  private static final int LEAST_ROWS = 2;
  private static final int MOST_ROWS = 5;

  private final TypedLines lines = new TypedLines();
  private String given = "";
  private int top;
  private int cursorRow;
  private int cursorColumn = 1;

  @Override
  public void show(View.Field field) {
    if (!field.value().equals(given)) {
      given = field.value();
      lines.text().set(given);
      lines.text().to(0);
    }
  }

  /** Enter, and moving up and down while there are lines there; Enter leaves an empty field. */
  @Override
  public boolean takes(KeyStroke key) {
    EditLine text = lines.text();
    if (Keys.is(key, KeyType.Enter)) {
      return !text.isEmpty() && !lines.isWhole();
    }
    return Keys.is(key, KeyType.ArrowUp)
        ? lines.startOfLine(text.cursor()) > 0
        : Keys.is(key, KeyType.ArrowDown) && lines.endOfLine(text.cursor()) < text.length();
  }

  @Override
  public boolean press(KeyStroke key) {
    EditLine text = lines.text();
    if (Keys.is(key, KeyType.ArrowUp)) {
      text.to(lines.startOfLine(lines.startOfLine(text.cursor()) - 1));
      return true;
    }
    if (Keys.is(key, KeyType.ArrowDown)) {
      text.to(lines.endOfLine(text.cursor()) + 1);
      return true;
    }
    return lines.press(key);
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    return rows(columns, selected).get(0);
  }

  @Override
  public List<Strip> rows(int columns, boolean selected) {
    EditLine text = lines.text();
    int room = Math.max(2, columns - 2);
    List<Strip> all = new ArrayList<>();
    cursorRow = 0;
    int at = 0;
    for (boolean more = true; more; at = lines.endOfLine(at) + 1) {
      int end = lines.endOfLine(at);
      if (selected && text.cursor() >= at && text.cursor() <= end) {
        cursorRow = all.size();
        all.add(around(at, end, room));
      } else {
        String line = text.text(at, end);
        boolean cut = Columns.of(line) > room;
        all.add(Strip.plain("[" + padded(line, room) + (cut ? ">" : "]")));
      }
      more = end < text.length();
    }
    while (all.size() < LEAST_ROWS) {
      all.add(Strip.plain("[" + " ".repeat(room) + "]"));
    }
    return inSight(all);
  }

  private static String padded(String line, int room) {
    return Columns.pad(Columns.head(line, room), room);
  }

  /** The line with the cursor, which may stand behind its last character. */
  private Strip around(int start, int end, int room) {
    EditLine text = lines.text();
    int first = start;
    while (Columns.of(text.text(first, text.cursor())) >= room) {
      first = text.after(first);
    }
    String rest = text.text(first, end);
    cursorColumn = 1 + Columns.of(text.text(first, text.cursor()));
    return Strip.plain(
        (first > start ? "<" : "[") + padded(rest, room) + (Columns.of(rest) > room ? ">" : "]"));
  }

  private List<Strip> inSight(List<Strip> all) {
    int shown = Math.min(MOST_ROWS, all.size());
    top = Math.max(cursorRow - shown + 1, Math.min(top, cursorRow));
    top = Math.max(0, Math.min(top, all.size() - shown));
    cursorRow -= top;
    return all.subList(top, top + shown);
  }

  @Override
  public int cursorColumn() {
    return cursorColumn;
  }

  @Override
  public int cursorRow() {
    return cursorRow;
  }

  @Override
  public String value() {
    return lines.text().text();
  }

  @Override
  public void wipe() {
    lines.text().wipe();
    given = "";
  }
}
