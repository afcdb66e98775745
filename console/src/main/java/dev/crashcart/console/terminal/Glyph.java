package dev.crashcart.console.terminal;

/**
 * What stands in one cell of the terminal.
 *
 * @param text what is sent for it; empty for the second half of a wide character
 * @param wide whether it takes two cells
 */
record Glyph(String text, Look look, boolean wide) {
  static final Glyph BLANK = new Glyph(" ", Look.PLAIN, false);

  boolean isBlank() {
    return text.equals(" ");
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
    return isBlank() && other.isBlank() ? look.sameBlank(other.look) : equals(other);
  }
}
