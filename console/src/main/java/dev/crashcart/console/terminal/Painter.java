package dev.crashcart.console.terminal;

import dev.crashcart.console.terminal.TerminalKind.Ability;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from what a terminal shows to what it should show, in few bytes: only cells that differ,
 * blanks erased where that is shorter, and everything below or all anew where that is shorter
 * still.
 */
final class Painter {
  /** Below this many bytes painting all anew is not even tried. */
  private static final int SMALL = 200;

  private static final int NEVER = -1;

  private final TerminalKind kind;

  Painter(TerminalKind kind) {
    this.kind = kind;
  }

  /** Paints the difference; the pen returned has what is to be sent and how things are then. */
  Pen paint(Pen last, Grid want) {
    Pen best = last.fresh();
    List<Integer> erased = rows(best, want, NEVER);
    for (int i = 0; i < erased.size(); i++) {
      // From the others of adjacent rows less would be erased, and from the last no more.
      boolean first = i == 0 || erased.get(i) != erased.get(i - 1) + 1;
      if (first && i < erased.size() - 1) {
        Pen below = last.fresh();
        rows(below, want, erased.get(i));
        best = shorter(best, below);
      }
    }
    return best.length() < SMALL ? best : shorter(best, anew(want));
  }

  private static Pen shorter(Pen one, Pen other) {
    return other.length() < one.length() ? other : one;
  }

  /** Paints all of it on a terminal of which nothing is known. */
  Pen anew(Grid want) {
    Pen pen = Pen.clearing(kind, want.columns(), want.rows());
    rows(pen, want, NEVER);
    return pen;
  }

  /**
   * Paints row by row.
   *
   * @param below the row from whose end on everything below is erased, too
   * @return the rows whose end was erased
   */
  private List<Integer> rows(Pen pen, Grid want, int below) {
    List<Integer> erased = new ArrayList<>();
    for (int row = 0; row < want.rows(); row++) {
      if (row(pen, want, row, row == below)) {
        erased.add(row);
      }
    }
    return erased;
  }

  /** Whether the row's end was erased. */
  private boolean row(Pen pen, Grid want, int row, boolean below) {
    int end = end(want, row);
    int tail = tail(want, row);
    int column = 0;
    while (column < end) {
      Glyph glyph = want.at(column, row);
      if (glyph.isTail() || glyph.looksLike(pen.have().at(column, row))) {
        column++;
        continue;
      }
      int needed = needed(pen, want, column, row, end);
      if (column >= tail && erasesTail(pen, column, row, tail, needed)) {
        if (!pen.isIn(row, tail, column)) {
          pen.move(column, row);
        }
        if (below) {
          pen.eraseBelow(glyph.look());
        } else {
          pen.eraseRow(glyph.look());
        }
        return true;
      }
      if (erases(want, column, needed)) {
        pen.move(column, row);
        pen.erase(needed, glyph.look());
        column += needed;
      } else {
        pen.write(column, row, glyph);
        column += glyph.wide() ? 2 : 1;
      }
    }
    return false;
  }

  /** Behind the last cell of a row that can be written without scrolling. */
  private int end(Grid want, int row) {
    int end = want.columns();
    if (row == want.rows() - 1 && !kind.can(Ability.WRAPS_LATE)) {
      // Nor may a wide character reach into the last column.
      end -= end > 1 && want.at(end - 2, row).wide() ? 2 : 1;
    }
    return end;
  }

  /** Where the blanks of one look begin that reach to the end of a row and can be erased. */
  private int tail(Grid want, int row) {
    int tail = want.columns();
    Glyph last = want.at(tail - 1, row);
    if (!last.isBlank() || !last.look().erasable(kind)) {
      return tail;
    }
    while (tail > 0
        && want.at(tail - 1, row).isBlank()
        && want.at(tail - 1, row).look().sameBlank(last.look())) {
      tail--;
    }
    return tail;
  }

  /** Whether erasing to the end of the row is shorter than writing the blanks needed. */
  private static boolean erasesTail(Pen pen, int column, int row, int tail, int needed) {
    int written = pen.distance(column, row) + needed;
    int erased = (pen.isIn(row, tail, column) ? 0 : pen.distance(column, row)) + 3;
    return erased < written;
  }

  /** Whether erasing some cells is shorter than writing them and going on from behind them. */
  private boolean erases(Grid want, int column, int cells) {
    int sequence = 3 + String.valueOf(cells).length();
    int way = column + cells < want.columns() ? sequence : 0;
    return kind.can(Ability.ERASES_CHARACTERS) && sequence + way < cells;
  }

  /** How many blanks of one look from here on are to be written: up to the last that is not. */
  private int needed(Pen pen, Grid want, int column, int row, int end) {
    Glyph first = want.at(column, row);
    if (!first.isBlank() || !first.look().erasable(kind)) {
      return 0;
    }
    int needed = 0;
    for (int at = column; at < end && alike(want.at(at, row), first); at++) {
      if (!want.at(at, row).looksLike(pen.have().at(at, row))) {
        needed = at - column + 1;
      }
    }
    return needed;
  }

  private static boolean alike(Glyph glyph, Glyph blank) {
    return glyph.isBlank() && glyph.look().sameBlank(blank.look());
  }
}
