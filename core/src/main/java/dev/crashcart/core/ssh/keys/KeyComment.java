package dev.crashcart.core.ssh.keys;

/** The comment of a key: one line of text, behind the key in authorized_keys. */
final class KeyComment {
  private static final int MOST = 1024;

  private KeyComment() {}

  /**
   * The comment as it may stand in a line. What would begin another line, or be obeyed by a
   * terminal, becomes a blank: a stranger may have written it.
   */
  static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() > MOST ? line.substring(0, MOST).strip() : line;
  }
}
