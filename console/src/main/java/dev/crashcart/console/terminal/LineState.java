package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.util.List;
import java.util.Optional;

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
    List<String> words = List.of(said.strip().split("\\s+"));
    return new LineState(
        words.size() < 2 ? Optional.empty() : size(number(words.get(1)), number(words.get(0))),
        words.size() < 3 ? 0 : number(words.get(2)));
  }

  /** A size that can be drawn on; empty for none. */
  static Optional<TerminalSize> size(int columns, int rows) {
    return columns > 0 && rows > 0
        ? Optional.of(new TerminalSize(Math.min(columns, MOST_COLUMNS), Math.min(rows, MOST_ROWS)))
        : Optional.empty();
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
