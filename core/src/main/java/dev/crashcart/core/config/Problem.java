package dev.crashcart.core.config;

/**
 * One thing wrong with what a person gave.
 *
 * @param key the full dotted key it concerns, such as {@code accounts.ann.uid}; empty for the whole
 * @param message what is wrong and what to do, without the key and the place
 */
public record Problem(Severity severity, String key, Place place, String message) {

  /** How bad it is: an error stops, a warning is shown. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** Whether it stops. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code config.yaml:12:9: error: ssh.port: 70000 is not between 1 and 65535}. */
  @Override
  public String toString() {
    String about = key.isEmpty() ? "" : key + ": ";
    return place + ": " + (isError() ? "error" : "warning") + ": " + about + message;
  }
}
