package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Problems;

/**
 * What a new password must be at least. Hashes that are already there are not judged.
 *
 * @param minimumLength in characters (code points), after NIST SP 800-63B
 * @param minimumStrength zxcvbn's score, 0 (guessed at once) to 4 (very hard to guess)
 */
public record PasswordPolicy(int minimumLength, int minimumStrength) {
  public static final Key<Integer> MINIMUM_LENGTH =
      Key.number(
          "minimum-length",
          "Shortest password",
          "In characters. Counts for new passwords; those already set stay.",
          8,
          1,
          72);

  public static final Key<Integer> MINIMUM_STRENGTH =
      Key.number(
          "minimum-strength",
          "Weakest password",
          "0: any; 1: not among the most guessed; 2 to 4: ever harder to guess.",
          1,
          0,
          4);

  /** The policy when nothing is written. */
  public static PasswordPolicy standard() {
    return new PasswordPolicy(MINIMUM_LENGTH.defaultValue(), MINIMUM_STRENGTH.defaultValue());
  }

  /** Reads it from {@code authentication}. */
  static PasswordPolicy read(Input authentication, Problems problems) {
    return new PasswordPolicy(
        authentication.get(MINIMUM_LENGTH, problems),
        authentication.get(MINIMUM_STRENGTH, problems));
  }
}
