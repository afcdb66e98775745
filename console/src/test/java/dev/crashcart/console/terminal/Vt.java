package dev.crashcart.console.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small terminal for tests: what it shows after the bytes it was sent. It knows just the
 * sequences that are allowed to be sent and fails on every other.
 */
final class Vt {
  private final int columns;
  private final int rows;
  private final boolean colourErase;
  private final String[][] text;
  private final Look[][] looks;
  private int x;
  private int y;
  private boolean wrapPending;
  private boolean cursorVisible = true;
  private Look look = Look.PLAIN;
  private boolean shifted;
  private boolean graphics;
  private Runnable restore = () -> check(false, "nothing was saved");

  Vt(int columns, int rows, boolean colourErase) {
    this.columns = columns;
    this.rows = rows;
    this.colourErase = colourErase;
    this.text = new String[rows][columns];
    this.looks = new Look[rows][columns];
    for (int row = 0; row < rows; row++) {
      // Rubbish left by whatever ran before.
      Arrays.fill(text[row], "#");
      Arrays.fill(looks[row], new Look(1, 2, true, false, false));
    }
  }

  int x() {
    return x;
  }

  int y() {
    return y;
  }

  boolean cursorVisible() {
    return cursorVisible;
  }

  void feed(String bytes) {
    int[] points = bytes.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      int point = points[at];
      if (point == 033) {
        at = escape(points, at + 1);
      } else if (point == '\r') {
        x = 0;
        wrapPending = false;
      } else if (point == '\n') {
        // As a line without ONLCR has it: the column stays.
        y = y + 1;
        check(y < rows, "scrolled by a line feed");
        wrapPending = false;
      } else if (point == '\016' || point == '\017') {
        shifted = point == '\016';
        check(!shifted || graphics, "shifted to a character set nobody has named");
      } else if (point == '\b') {
        x = Math.max(0, x - 1);
        wrapPending = false;
      } else {
        check(!shifted || point < 0x7f, "a character outside the character set");
        put(
            (shifted && (point >= 0x5f || "+,-.0".indexOf(point) >= 0) ? "\016" : "")
                + Character.toString(point),
            point >= 0x2e80 ? 2 : 1);
      }
    }
  }

  private void put(String character, int width) {
    check(!wrapPending, "written beyond the last column");
    if (text[y][x].isEmpty() && x > 0) {
      text[y][x - 1] = "?";
    }
    if (x + width < columns && text[y][x + width].isEmpty()) {
      text[y][x + width] = "?";
    }
    text[y][x] = character;
    looks[y][x] = look;
    if (width == 2) {
      text[y][x + 1] = "";
      looks[y][x + 1] = look;
    }
    x += width;
    if (x >= columns) {
      x = columns - 1;
      wrapPending = true;
    }
  }

  private int escape(int[] points, int at) {
    if (points[at] == 'M') {
      check(y > 0, "scrolled by a reverse line feed");
      y--;
      return at;
    }
    if (points[at] == 'D') {
      check(y < rows - 1, "scrolled by an index");
      y++;
      wrapPending = false;
      return at;
    }
    if (points[at] == ')') {
      check(points[at + 1] == '0', "another character set");
      graphics = true;
      return at + 1;
    }
    if (points[at] == '7') {
      save();
      return at;
    }
    if (points[at] == '8') {
      restore.run();
      return at;
    }
    check(points[at] == '[', "unknown escape " + (char) points[at]);
    StringBuilder parameters = new StringBuilder();
    int end = at + 1;
    while (points[end] < '@') {
      parameters.append((char) points[end++]);
    }
    control(parameters.toString(), (char) points[end]);
    return end;
  }

  private void save() {
    int column = x;
    int row = y;
    Look saved = look;
    boolean set = shifted;
    boolean pending = wrapPending;
    restore =
        () -> {
          x = column;
          y = row;
          look = saved;
          shifted = set;
          wrapPending = pending;
        };
  }

  private void control(String parameters, char letter) {
    wrapPending = wrapPending && (letter == 'm' || letter == 'h' || letter == 'l');
    List<Integer> numbers = new ArrayList<>();
    for (String part : parameters.replace("?", "").split(";", -1)) {
      numbers.add(part.isEmpty() ? 0 : Integer.parseInt(part));
    }
    int first = numbers.get(0);
    int count = Math.max(1, first);
    switch (letter) {
      case 'H' -> {
        y = count - 1;
        x = numbers.size() > 1 ? Math.max(1, numbers.get(1)) - 1 : 0;
      }
      case 'A' -> y -= count;
      case 'B' -> y += count;
      case 'C' -> x += count;
      case 'D' -> x -= count;
      case 'J' -> {
        check(first == 0, "only what is below is cleared");
        erase(y, x, columns);
        for (int row = y + 1; row < rows; row++) {
          erase(row, 0, columns);
        }
      }
      case 'r' -> {
        check(parameters.isEmpty(), "a region that scrolls");
        x = 0;
        y = 0;
      }
      case 'K' -> erase(y, x, columns);
      case 'X' -> erase(y, x, x + count);
      case 'm' -> numbers.forEach(this::attribute);
      case 'h', 'l' -> {
        if (first == 25) {
          cursorVisible = letter == 'h';
        }
      }
      default -> throw new AssertionError("unknown sequence " + parameters + letter);
    }
    check(x >= 0 && x < columns && y >= 0 && y < rows, "moved off the screen");
  }

  private void erase(int row, int from, int to) {
    check(to <= columns, "erased beyond the last column");
    Look erased =
        new Look(Look.OWN, colourErase ? look.background() : Look.OWN, false, false, false);
    // Half of a wide character does not stay.
    if (text[row][from].isEmpty() && from > 0) {
      text[row][from - 1] = "?";
    }
    if (to < columns && text[row][to].isEmpty()) {
      text[row][to] = "?";
    }
    for (int column = from; column < to; column++) {
      text[row][column] = " ";
      looks[row][column] = erased;
    }
  }

  private void attribute(int code) {
    Look l = look;
    look =
        switch (code) {
          case 0 -> Look.PLAIN;
          case 1, 22 ->
              new Look(l.foreground(), l.background(), code == 1, l.underline(), l.reverse());
          case 4, 24 -> new Look(l.foreground(), l.background(), l.bold(), code == 4, l.reverse());
          case 7, 27 ->
              new Look(l.foreground(), l.background(), l.bold(), l.underline(), code == 7);
          default -> {
            check((code >= 30 && code < 50) && code % 10 != 8, "unknown attribute " + code);
            yield code < 40
                ? new Look(code - 30, l.background(), l.bold(), l.underline(), l.reverse())
                : new Look(l.foreground(), code - 40, l.bold(), l.underline(), l.reverse());
          }
        };
  }

  /** What is wrong with the picture; empty when people see what was wanted. */
  String difference(Grid want) {
    StringBuilder wrong = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Glyph wanted = want.at(column, row);
        Glyph shown = new Glyph(text[row][column], looks[row][column], wanted.wide());
        boolean same = wanted.isTail() ? shown.isTail() : wanted.looksLike(shown);
        if (!same) {
          wrong.append(row).append(',').append(column).append(": ").append(shown);
          wrong.append(" instead of ").append(wanted).append('\n');
        }
      }
    }
    return wrong.toString();
  }

  String line(int row) {
    return String.join("", text[row]).stripTrailing();
  }

  Look lookAt(int column, int row) {
    return looks[row][column];
  }

  private static void check(boolean fine, String wrong) {
    if (!fine) {
      throw new AssertionError(wrong);
    }
  }
}
