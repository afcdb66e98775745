package dev.crashcart.core.ssh.client;

/** Words of other machines and of the library, made fit to stand in a sentence. */
final class Foreign {
  private static final int MOST = 100;

  private Foreign() {}

  /** Printable, on one line, and not too long. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MOST)
        .map(c -> c >= ' ' && c < 0x7f ? c : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString().strip() + (text.length() > MOST ? "..." : "");
  }

  /** Why something was refused, without a full stop. */
  static String reason(Throwable thrown) {
    Throwable root = root(thrown);
    String message = root.getMessage();
    String text = message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    return shown(text).replaceFirst("[.\\s]+$", "");
  }

  /** What it all began with. */
  static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
