package dev.crashcart.console.terminal;

/**
 * The terminal's cursor and the look it writes in, with what is on its screen. Everything sent goes
 * through here, so that each move and each change of look is the shortest one that is known to work
 * from where things are.
 */
final class Pen {
  private static final String ESC = "\033[";
  private static final int UNKNOWN = -1;

  private final TerminalKind kind;
  private final Grid have;
  private final StringBuilder out = new StringBuilder();
  private int row;
  private int column;
  private Look look;

  private Pen(TerminalKind kind, Grid have, int column, int row, Look look) {
    this.kind = kind;
    this.have = have;
    this.column = column;
    this.row = row;
    this.look = look;
  }

  /** A pen that first clears a screen of which nothing is known. */
  static Pen clearing(TerminalKind kind, int columns, int rows) {
    Pen pen = new Pen(kind, new Grid(columns, rows, Glyph.BLANK), 0, 0, Look.PLAIN);
    pen.out.append("\033[m\033[H\033[J");
    return pen;
  }

  /** A pen where this one ended, to try something out; this one stays as it is. */
  Pen fresh() {
    return new Pen(kind, have.copy(), column, row, look);
  }

  Grid have() {
    return have;
  }

  /** What is to be sent. */
  String out() {
    return out.toString();
  }

  int length() {
    return out.length();
  }

  /** Goes to a cell. */
  void move(int toColumn, int toRow) {
    if (column == toColumn && row == toRow) {
      return;
    }
    String best = absolute(toColumn, toRow);
    best = shorter(best, carriageReturn(toColumn, toRow));
    if (column != UNKNOWN) {
      best = shorter(best, vertical(toRow) + horizontal(column, toColumn, toRow));
    }
    out.append(best);
    column = toColumn;
    row = toRow;
  }

  /**
   * Asks where the lower right corner is (CPR), which is how large the terminal is, and is back.
   */
  void askCorner() {
    int back = Math.max(0, column);
    out.append(ESC + "999;999H" + ESC + "6n").append(absolute(back, row));
    column = back;
  }

  private static String shorter(String one, String other) {
    return other.length() < one.length() ? other : one;
  }

  private static String absolute(int column, int row) {
    if (column == 0) {
      return row == 0 ? ESC + "H" : ESC + (row + 1) + "H";
    }
    return ESC + (row == 0 ? "" : String.valueOf(row + 1)) + ";" + (column + 1) + "H";
  }

  /** By way of the first column; a line feed is sent as CR LF, whatever the line makes of it. */
  private String carriageReturn(int toColumn, int toRow) {
    if (toRow < row) {
      return "\r" + vertical(toRow) + horizontal(0, toColumn, toRow);
    }
    String down = toRow == row ? "\r" : shorter("\r\n".repeat(toRow - row), "\r" + vertical(toRow));
    return down + horizontal(0, toColumn, toRow);
  }

  private String vertical(int toRow) {
    if (toRow == row) {
      return "";
    }
    int by = Math.abs(toRow - row);
    String count = by == 1 ? "" : String.valueOf(by);
    if (toRow > row) {
      return ESC + count + "B";
    }
    return shorter(ESC + count + "A", "\033M".repeat(by));
  }

  private String horizontal(int from, int to, int inRow) {
    if (to == from) {
      return "";
    }
    int by = Math.abs(to - from);
    String count = by == 1 ? "" : String.valueOf(by);
    if (to < from) {
      return shorter(ESC + count + "D", "\b".repeat(by));
    }
    String right = ESC + count + "C";
    return by < right.length() ? shorter(right, rewritten(from, to, inRow, right)) : right;
  }

  /** The cells between, written once more, where that is known to change nothing. */
  private String rewritten(int from, int to, int inRow, String otherwise) {
    StringBuilder cells = new StringBuilder();
    for (int at = from; at < to; at++) {
      Glyph glyph = have.at(at, inRow);
      boolean plain = glyph.text().length() == 1 && glyph.text().charAt(0) < 0x7f;
      boolean same = glyph.isBlank() ? glyph.look().sameBlank(look) : glyph.look().equals(look);
      if (!plain || !same) {
        return otherwise;
      }
      cells.append(glyph.text());
    }
    return cells.toString();
  }

  /** Writes a glyph where the pen is. */
  void write(Glyph glyph) {
    if (!(glyph.isBlank() && look.sameBlank(glyph.look()))) {
      look(glyph.look());
    }
    out.append(glyph.text());
    keep(glyph);
    column += glyph.wide() ? 2 : 1;
    // Terminals differ in how wide they take some characters, and in where the cursor is after the
    // last column.
    if (glyph.wide() || column >= have.columns()) {
      column = UNKNOWN;
    }
  }

  private void keep(Glyph glyph) {
    have.put(column, row, glyph);
    if (glyph.wide() && have.has(column + 1, row)) {
      have.put(column + 1, row, glyph.tail());
    }
  }

  /** Erases to the end of the row. */
  void eraseRow(Look blank) {
    lookLikeBlank(blank);
    out.append(ESC + "K");
    for (int at = column; at < have.columns(); at++) {
      have.put(at, row, new Glyph(" ", blank, false));
    }
  }

  /** Erases some cells; the pen stays. */
  void erase(int cells, Look blank) {
    lookLikeBlank(blank);
    out.append(ESC).append(cells).append('X');
    for (int at = column; at < column + cells; at++) {
      have.put(at, row, new Glyph(" ", blank, false));
    }
  }

  private void lookLikeBlank(Look blank) {
    if (look.underline() || look.reverse() || !look.sameBlank(blank)) {
      look(blank);
    }
  }

  private void look(Look wanted) {
    out.append(look.to(wanted, kind));
    look = wanted;
  }
}
