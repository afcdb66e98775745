package dev.crashcart.console.terminal;

import dev.crashcart.console.terminal.TerminalKind.Ability;

/**
 * The terminal's cursor and the look it writes in, with what is on its screen. Everything sent goes
 * through here, so that each move and each change of look is the shortest one that is known to work
 * from where things are.
 */
final class Pen {
  private static final String ESC = "\033[";
  private static final char SHIFT_OUT = '\016';
  private static final char SHIFT_IN = '\017';

  private final Grid have;
  private final Moves moves;
  private final TerminalKind kind;
  private final State start;
  private final StringBuilder out = new StringBuilder();
  private State at;

  /** Where the cursor is and how it writes; the column is unknown in some terminals at times. */
  private record State(int column, int row, Look look, boolean shifted, boolean graphics) {
    State to(int newColumn, int newRow) {
      return new State(newColumn, newRow, look, shifted, graphics);
    }

    State with(Look newLook) {
      return new State(column, row, newLook, shifted, graphics);
    }

    State shifted(boolean out) {
      return new State(column, row, look, out, graphics || out);
    }
  }

  private Pen(TerminalKind kind, Grid have, State start) {
    this.kind = kind;
    this.have = have;
    this.moves = new Moves(kind, have);
    this.start = start;
    this.at = start;
  }

  /** A pen that first clears a screen of which nothing is known. */
  static Pen clearing(TerminalKind kind, int columns, int rows) {
    Grid blank = new Grid(columns, rows, Glyph.BLANK);
    Pen pen = new Pen(kind, blank, new State(Moves.UNKNOWN, 0, Look.PLAIN, false, false));
    // Whatever ran before may have left another character set, and a region that scrolls.
    pen.out.append(kind.can(Ability.GRAPHICS) ? "\017\033[m\033[r" : "\033[m");
    pen.out.append("\033[H\033[J");
    pen.at = pen.start.to(0, 0);
    return pen;
  }

  /** A pen where this one ended, to try something out; this one stays as it is. */
  Pen fresh() {
    return new Pen(kind, have.copy(), at);
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

  /** What makes the terminal write plainly again. */
  String leaving() {
    return (at.shifted ? String.valueOf(SHIFT_IN) : "") + ESC + "m";
  }

  /** Goes to a cell. */
  void move(int toColumn, int toRow) {
    out.append(moves.from(at.column, at.row, at.look, at.shifted).to(toColumn, toRow));
    at = at.to(toColumn, toRow);
  }

  /** Goes to the cell where the cursor is to stay; back to where it was by DECRC if shorter. */
  void rest(int toColumn, int toRow) {
    String move = moves.from(at.column, at.row, at.look, at.shifted).to(toColumn, toRow);
    boolean back = start.column == toColumn && start.row == toRow && !out.isEmpty();
    if (back && move.length() > 4 && kind.can(Ability.SAVES_CURSOR)) {
      out.insert(0, "\0337").append("\0338");
      at = new State(toColumn, toRow, start.look, start.shifted, at.graphics);
      return;
    }
    out.append(move);
    at = at.to(toColumn, toRow);
  }

  /**
   * Asks where the lower right corner is (CPR), which is how large the terminal is, and is back.
   */
  void askCorner() {
    int back = Math.max(0, at.column);
    out.append(ESC + "999;999H" + ESC + "6n").append(Moves.absolute(back, at.row));
    at = at.to(back, at.row);
  }

  /** Whether the cursor stands in these columns of a row. */
  boolean isIn(int row, int from, int to) {
    return at.row == row && at.column >= from && at.column <= to;
  }

  /** The number of bytes it takes to go there. */
  int distance(int column, int row) {
    return moves.from(at.column, at.row, at.look, at.shifted).to(column, row).length();
  }

  /** Writes a glyph into a cell; the look is changed before or after going there. */
  void write(int column, int row, Glyph glyph) {
    boolean same = glyph.isBlank() && at.look.sameBlank(glyph.look());
    Look look = same ? at.look : glyph.look();
    String change = at.look.to(look, kind);
    String go = moves.from(at.column, at.row, at.look, at.shifted).to(column, row);
    String changed = moves.from(at.column, at.row, look, at.shifted).to(column, row);
    out.append(changed.length() < go.length() ? change + changed : go + change);
    at = at.to(column, row).with(look);
    shift(glyph);
    out.append(glyph.sent());
    keep(glyph);
    int after = column + (glyph.wide() ? 2 : 1);
    // Terminals differ in how wide they take some characters, and in where the cursor is after the
    // last column.
    at = at.to(glyph.wide() || after >= have.columns() ? Moves.UNKNOWN : after, row);
  }

  /** Changes to the character set of a glyph, unless it is the same letter in both. */
  private void shift(Glyph glyph) {
    if (glyph.isGraphic() == at.shifted || (at.shifted && Moves.inBothSets(glyph.text()))) {
      return;
    }
    if (at.shifted) {
      out.append(SHIFT_IN);
    } else {
      out.append(at.graphics ? "" : "\033)0").append(SHIFT_OUT);
    }
    at = at.shifted(!at.shifted);
  }

  private void keep(Glyph glyph) {
    have.put(at.column, at.row, glyph);
    if (glyph.wide() && have.has(at.column + 1, at.row)) {
      have.put(at.column + 1, at.row, glyph.tail());
    }
  }

  /** Erases from where it stands to the end of the row. */
  void eraseRow(Look blank) {
    lookLikeBlank(blank);
    out.append(ESC + "K");
    blank(at.row, at.column, have.columns(), blank);
  }

  /** Erases from where it stands to the end of the screen. */
  void eraseBelow(Look blank) {
    lookLikeBlank(blank);
    out.append(ESC + "J");
    blank(at.row, at.column, have.columns(), blank);
    for (int row = at.row + 1; row < have.rows(); row++) {
      blank(row, 0, have.columns(), blank);
    }
  }

  /** Erases some cells; the pen stays. */
  void erase(int cells, Look blank) {
    lookLikeBlank(blank);
    out.append(ESC).append(cells).append('X');
    blank(at.row, at.column, at.column + cells, blank);
  }

  private void blank(int row, int from, int to, Look look) {
    Glyph erased = new Glyph(" ", look, false);
    for (int column = from; column < to; column++) {
      have.put(column, row, erased);
    }
  }

  private void lookLikeBlank(Look blank) {
    if (at.look.underline() || at.look.reverse() || !at.look.sameBlank(blank)) {
      out.append(at.look.to(blank, kind));
      at = at.with(blank);
    }
  }
}
