package dev.crashcart.console.terminal;

import dev.crashcart.console.terminal.TerminalKind.Ability;

/** The shortest ways from cell to cell, ECMA-48. */
final class Moves {
  /** The column of a cursor that may stand in more than one, depending on the terminal. */
  static final int UNKNOWN = -1;

  private static final String ESC = "\033[";

  private final TerminalKind kind;
  private final Grid have;

  Moves(TerminalKind kind, Grid have) {
    this.kind = kind;
    this.have = have;
  }

  /**
   * The ways from a cell.
   *
   * @param look how cells would be written on the way
   * @param shifted whether they would be written in the DEC special graphics
   */
  Start from(int column, int row, Look look, boolean shifted) {
    return new Start(column, row, look, shifted);
  }

  static String absolute(int column, int row) {
    if (column == 0) {
      return row == 0 ? ESC + "H" : ESC + (row + 1) + "H";
    }
    return ESC + (row == 0 ? "" : String.valueOf(row + 1)) + ";" + (column + 1) + "H";
  }

  /**
   * Whether a text is the same in ASCII and in the DEC special graphics, to which some terminals
   * have added arrows and a block in the places of signs and of the digit 0.
   */
  static boolean inBothSets(String text) {
    char first = text.length() == 1 ? text.charAt(0) : '\0';
    return first == ' ' || (first >= 'A' && first <= 'Z') || (first >= '1' && first <= '9');
  }

  private static String shorter(String one, String other) {
    return other.length() < one.length() ? other : one;
  }

  /** Where a way begins. */
  final class Start {
    private final int column;
    private final int row;
    private final Look look;
    private final boolean shifted;

    private Start(int column, int row, Look look, boolean shifted) {
      this.column = column;
      this.row = row;
      this.look = look;
      this.shifted = shifted;
    }

    /** The shortest way to a cell; empty when it begins there. */
    String to(int toColumn, int toRow) {
      if (column == toColumn && row == toRow) {
        return "";
      }
      String best = absolute(toColumn, toRow);
      best = shorter(best, carriageReturn(toColumn, toRow));
      if (column != UNKNOWN) {
        best = shorter(best, vertical(toRow) + horizontal(column, toColumn, toRow));
      }
      return best;
    }

    /** By way of the first column; a line feed is sent as CR LF, whatever the line makes of it. */
    private String carriageReturn(int toColumn, int toRow) {
      if (toRow < row) {
        return "\r" + vertical(toRow) + horizontal(0, toColumn, toRow);
      }
      String down =
          toRow == row ? "\r" : shorter("\r\n".repeat(toRow - row), "\r" + vertical(toRow));
      return down + horizontal(0, toColumn, toRow);
    }

    /** Straight up or down; IND rather than a line feed, which the line may make CR LF. */
    private String vertical(int toRow) {
      if (toRow == row) {
        return "";
      }
      int by = Math.abs(toRow - row);
      boolean down = toRow > row;
      String counted = ESC + (by == 1 ? "" : String.valueOf(by)) + (down ? "B" : "A");
      return kind.can(Ability.INDEXES)
          ? shorter(counted, (down ? "\033D" : "\033M").repeat(by))
          : counted;
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
        boolean plain =
            glyph.text().length() == 1
                && glyph.text().charAt(0) < 0x7f
                && (!shifted || inBothSets(glyph.text()));
        boolean same = glyph.isBlank() ? glyph.look().sameBlank(look) : glyph.look().equals(look);
        if (!plain || !same) {
          return otherwise;
        }
        cells.append(glyph.text());
      }
      return cells.toString();
    }
  }
}
