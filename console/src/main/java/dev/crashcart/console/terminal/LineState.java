package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * What stty(1) says of a terminal line.
 *
 * @param size the window's; empty for a serial line, which has none
 * @param baud bits per second; 0 when it is not told, 38400 where it means nothing
 */
record LineState(Optional<TerminalSize> size, int baud) {
  /** More cells than any monitor shows; a line that claims them is mistaken. */
  private static final int MOST_COLUMNS = 500;

  private static final int MOST_ROWS = 300;

  /** Reads the words that {@code stty size speed} prints, or {@code stty size} alone. */
  static LineState of(String said) {
    StringTokenizer words = new StringTokenizer(said);
    int rows = number(words);
    int columns = number(words);
    return new LineState(size(columns, rows), number(words));
  }

  /** A size that can be drawn on; empty for none. */
  static Optional<TerminalSize> size(int columns, int rows) {
    return columns > 0 && rows > 0
        ? Optional.of(new TerminalSize(Math.min(columns, MOST_COLUMNS), Math.min(rows, MOST_ROWS)))
        : Optional.empty();
  }

  private static int number(StringTokenizer words) {
    try {
      return words.hasMoreTokens() ? Integer.parseInt(words.nextToken()) : 0;
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
