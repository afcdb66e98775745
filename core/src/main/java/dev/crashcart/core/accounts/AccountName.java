package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Key;
import java.util.regex.Pattern;

/**
 * The name of an account as useradd(8) accepts it: 1 to 32 letters, digits, dots, dashes,
 * underscores.
 */
public record AccountName(String value) implements Comparable<AccountName> {
  // Before the constants that are checked by it.
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

  public static final AccountName ROOT = new AccountName("root");
  public static final AccountName ADMIN = new AccountName("admin");

  public AccountName {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          Key.quote(value)
              + " is not an account name: begin with a letter or underscore, then letters, digits,"
              + " dots, dashes or underscores, at most 32 in all.");
    }
  }

  /** Whether this text is one; a system may have others, which we leave alone. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public int compareTo(AccountName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
