package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Secret;
import java.util.regex.Pattern;

/**
 * A password as crypt(5) stores it, such as {@code $2b$12$…}. It never prints; {@link #scheme()}
 * tells its method.
 */
public record PasswordHash(Secret text) {
  private static final Pattern CRYPT =
      Pattern.compile("\\$(1|2[abxy]|5|6|7|y|gy|md5|sha1)[$,][./0-9A-Za-z$=,-]{8,255}");

  public PasswordHash {
    if (!isHash(text.reveal())) {
      throw new IllegalArgumentException(
          "this is not a password hash of crypt(5). Set a password by: crashcart account password"
              + " NAME.");
    }
  }

  /** Reads the text of a hash. */
  public static PasswordHash of(String text) {
    return new PasswordHash(new Secret(text));
  }

  /** Whether this is the text of a hash that settings can hold. */
  static boolean isHash(String text) {
    return CRYPT.matcher(text).matches();
  }

  /** The method's mark between the first two dollar signs: {@code 2b}, {@code y}, {@code 6}. */
  public String scheme() {
    String hash = text.reveal();
    return hash.substring(1, hash.indexOf('$', 1));
  }
}
