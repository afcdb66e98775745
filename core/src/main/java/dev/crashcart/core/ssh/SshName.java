package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Key;

/** The name of a key pair or a connection: chosen by people, unique, the name of a file too. */
public record SshName(String value) implements Comparable<SshName> {
  private static final int MOST = 64;

  public SshName {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9_.-]*") || value.length() > MOST) {
      throw new IllegalArgumentException(
          Key.quote(value)
              + " is no name for a key pair or connection; it takes letters, digits, _ . and -,"
              + " begins with a letter or digit, and has at most "
              + MOST
              + " characters.");
    }
  }

  @Override
  public int compareTo(SshName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
