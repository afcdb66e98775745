package dev.crashcart.console.terminal;

/**
 * A screen for terminals that cannot move their cursor: the lines that changed are printed one
 * below the other, top to bottom. The clock in the header alone is no reason to print.
 */
final class LinePrinter {
  private Grid last = new Grid(0, 0, Glyph.BLANK);

  /** What is to be sent to show the newer screen. */
  String print(Grid newer) {
    StringBuilder out = new StringBuilder();
    boolean first = last.rows() != newer.rows();
    for (int row = 0; row < newer.rows(); row++) {
      String line = newer.text(row);
      boolean changed = first || (row > 0 && !line.equals(last.text(row)));
      if (changed && !line.isBlank()) {
        out.append(line).append("\r\n");
      }
    }
    last = newer.copy();
    return out.toString();
  }
}
