package dev.crashcart.core.config;

/** The YAML reader and writer. */
public final class Yaml {
  private Yaml() {}

  /** Reads one document into a tree; every rule of the format is checked here. */
  public static Input read(String source, byte[] content, Problems problems) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes a tree in block style, in its own order; what it writes {@link #read} reads back equal.
   */
  public static String write(Input tree) {
    throw new UnsupportedOperationException();
  }
}
