package dev.crashcart.core.accounts;

import java.util.List;
import java.util.Optional;

/** Making, judging and checking passwords. Clear ones are char arrays that the caller wipes. */
public final class Passwords {
  /** What bcrypt takes; more would be cut silently. */
  public static final int MOST_BYTES = 72;

  private Passwords() {}

  /**
   * How hard a password is to guess, after zxcvbn.
   *
   * @param score 0 to 4
   * @param word for the meter: "very weak" to "very strong"
   * @param advice one sentence, may be empty
   */
  public record Strength(int score, String word, String advice) {}

  /** Judges a password while it is typed; takes milliseconds, the first time a few hundred. */
  public static Strength strength(char[] password, List<String> context) {
    throw new UnsupportedOperationException();
  }

  /** Why this password cannot be set, a sentence for the operator; empty when it can. */
  public static Optional<String> refusal(
      char[] password, PasswordPolicy policy, List<String> context) {
    throw new UnsupportedOperationException();
  }

  /** Hashes by bcrypt {@code $2b$} with cost 12 and a fresh salt; about 0.3 s. */
  public static PasswordHash hash(char[] password) {
    throw new UnsupportedOperationException();
  }
}
