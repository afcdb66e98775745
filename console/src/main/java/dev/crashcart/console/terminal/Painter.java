package dev.crashcart.console.terminal;

/**
 * The way from what a terminal shows to what it should show, in few bytes: only cells that differ,
 * blanks erased where that is shorter, and all anew where that is shorter still.
 */
final class Painter {
  /** Erasing fewer cells than this is longer than writing blanks. */
  private static final int WORTH_ERASING = 8;

  /** Below this many bytes painting all anew is not even tried. */
  private static final int SMALL = 200;

  private final TerminalKind kind;

  Painter(TerminalKind kind) {
    this.kind = kind;
  }

  /** Paints the difference; the pen returned has what is to be sent and how things are then. */
  Pen paint(Pen last, Grid want) {
    Pen difference = last.fresh();
    rows(difference, want);
    if (difference.length() < SMALL) {
      return difference;
    }
    Pen anew = anew(want);
    return anew.length() < difference.length() ? anew : difference;
  }

  /** Paints all of it on a terminal of which nothing is known. */
  Pen anew(Grid want) {
    Pen pen = Pen.clearing(kind, want.columns(), want.rows());
    rows(pen, want);
    return pen;
  }

  private void rows(Pen pen, Grid want) {
    for (int row = 0; row < want.rows(); row++) {
      row(pen, want, row);
    }
  }

  private void row(Pen pen, Grid want, int row) {
    int end = want.columns();
    if (row == want.rows() - 1 && !kind.wrapsLate()) {
      // Nor may a wide character reach into the last column.
      end -= end > 1 && want.at(end - 2, row).wide() ? 2 : 1;
    }
    int column = 0;
    while (column < end) {
      Glyph glyph = want.at(column, row);
      if (glyph.isTail() || glyph.looksLike(pen.have().at(column, row))) {
        column++;
        continue;
      }
      pen.move(column, row);
      int blanks = blanks(want, column, row, end);
      int needed = needed(pen, want, column, row, blanks);
      if (needed > 3 && column + blanks == want.columns()) {
        pen.eraseRow(glyph.look());
        return;
      }
      if (needed >= WORTH_ERASING && kind.erasesCharacters()) {
        pen.erase(needed, glyph.look());
        column += needed;
      } else {
        pen.write(glyph);
        column += glyph.wide() ? 2 : 1;
      }
    }
  }

  /** How many of these blanks, from the first on, are to be written: up to the last that is not. */
  private static int needed(Pen pen, Grid want, int column, int row, int blanks) {
    int needed = blanks;
    while (needed > 0
        && want.at(column + needed - 1, row).looksLike(pen.have().at(column + needed - 1, row))) {
      needed--;
    }
    return needed;
  }

  /** How many cells from here on are blanks of one look that can be erased. */
  private int blanks(Grid want, int column, int row, int end) {
    Glyph first = want.at(column, row);
    if (!first.isBlank() || !first.look().erasable(kind)) {
      return 0;
    }
    int at = column;
    while (at < end
        && want.at(at, row).isBlank()
        && want.at(at, row).look().sameBlank(first.look())) {
      at++;
    }
    return at - column;
  }
}
