package dev.crashcart.core.host;

/**
 * The machine refused: a file could not be read or written, a command failed or took too long. The
 * message is a sentence for the operator that says what was being done and what came back; it never
 * holds the content of a file or anything given on standard input.
 */
public final class HostFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public HostFailure(String message) {
    super(message);
  }

  public HostFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
