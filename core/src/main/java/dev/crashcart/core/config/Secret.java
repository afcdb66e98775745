package dev.crashcart.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be seen: a password hash, a private key, a code. It prints as {@code
 * (hidden)} wherever it slips into a sentence, a log or an exception.
 */
public final class Secret {
  /** What stands wherever a secret would. */
  public static final String MASK = "(hidden)";

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The text itself: for the file or the comparison it was made for, never for a person. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
