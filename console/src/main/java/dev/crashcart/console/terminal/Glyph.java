package dev.crashcart.console.terminal;

/**
 * What stands in one cell of the terminal.
 *
 * @param text what is sent for it; empty for the second half of a wide character; behind a shift
 *     out it is the letter that stands for it in the DEC special graphics
 * @param wide whether it takes two cells
 */
record Glyph(String text, Look look, boolean wide) {
  static final Glyph BLANK = new Glyph(" ", Look.PLAIN, false);
  private static final char SHIFT_OUT = '\016';

  /** A character of the DEC special graphics. */
  static Glyph graphic(char letter, Look look) {
    return new Glyph("" + SHIFT_OUT + letter, look, false);
  }

  boolean isBlank() {
    return text.equals(" ");
  }

  boolean isGraphic() {
    return text.length() == 2 && text.charAt(0) == SHIFT_OUT;
  }

  /** What is sent for it once the terminal is in its character set. */
  String sent() {
    return isGraphic() ? text.substring(1) : text;
  }

  /** The second half of a wide character. */
  boolean isTail() {
    return text.isEmpty();
  }

  Glyph tail() {
    return new Glyph("", look, false);
  }

  /** Whether people see no difference. */
  boolean looksLike(Glyph other) {
    return this == other
        || (isBlank() && other.isBlank() ? look.sameBlank(other.look) : same(other));
  }

  /**
   * Not {@code equals}: Java links that of a record when it is first called, 15 ms at each start.
   */
  private boolean same(Glyph other) {
    return wide == other.wide && text.equals(other.text) && look.same(other.look);
  }
}
