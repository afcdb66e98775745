package dev.crashcart.console.plain;

/** The size of the window that the lines are read in. */
public record Window(int rows, int columns) {
  /** How many rows a line takes. */
  int rowsOf(String line) {
    return Math.max(1, (line.length() + columns - 1) / columns);
  }
}
