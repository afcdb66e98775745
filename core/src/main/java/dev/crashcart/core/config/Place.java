package dev.crashcart.core.config;

/**
 * Where a text stands: a file and position, or the name of the front it was typed at.
 *
 * @param source a file name as the operator gave it, or "form", "command line"
 * @param line one-based; 0 when the source has no lines
 * @param column one-based, in characters (code points); 0 when the source has no lines
 */
public record Place(String source, int line, int column) {

  /** A place without lines. */
  public static Place of(String source) {
    return new Place(source, 0, 0);
  }

  /** Whether a line of a file can be shown for it. */
  public boolean hasLine() {
    return line > 0;
  }

  @Override
  public String toString() {
    return hasLine() ? source + ":" + line + ":" + column : source;
  }
}
