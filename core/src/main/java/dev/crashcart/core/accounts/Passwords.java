package dev.crashcart.core.accounts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Making, judging and checking passwords. Clear ones are char arrays that the caller wipes. */
public final class Passwords {
  /** What bcrypt takes; more would be cut silently. */
  public static final int MOST_BYTES = 72;

  private static final int COST = 12;
  private static final int SALT_BYTES = 16;
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private Passwords() {}

  /**
   * How hard a password is to guess, after zxcvbn.
   *
   * @param score 0 to 4
   * @param word for the meter: "very weak" to "very strong"
   * @param advice one sentence, may be empty
   */
  public record Strength(int score, String word, String advice) {}

  /**
   * Judges a password while it is typed; takes milliseconds, the first time a few hundred. Of a
   * very long one the beginning is judged.
   *
   * @param context words that are easy to guess here: the host's name, the account's
   */
  public static Strength strength(char[] password, List<String> context) {
    return PasswordStrength.of(password, context);
  }

  /**
   * Why this password cannot be set, a sentence for the operator; empty when it can. It is taken as
   * typed: blanks, quotes, backslashes and every other character of a keyboard count.
   */
  public static Optional<String> refusal(
      char[] password, PasswordPolicy policy, List<String> context) {
    return PasswordRules.refusal(password, policy, context);
  }

  /** Hashes by bcrypt {@code $2b$} with cost 12 and a fresh salt; about 0.3 s. */
  public static PasswordHash hash(char[] password) {
    byte[] bytes =
        bytes(password)
            .filter(utf8 -> utf8.length > 0 && utf8.length <= MOST_BYTES)
            .orElseThrow(() -> new IllegalArgumentException("ask refusal() first"));
    try {
      byte[] salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      return PasswordHash.of(OpenBSDBCrypt.generate("2b", bytes, salt, COST));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Whether this is the password of the hash, as crypt(3) would say; empty when only the system's
   * crypt(3) knows the method, such as yescrypt: ask {@link SystemPasswordCheck} then.
   */
  public static Optional<Boolean> matches(char[] password, PasswordHash hash) {
    String text = hash.text().reveal();
    Optional<byte[]> bytes = bytes(password);
    if (bytes.isEmpty() || contains(bytes.get(), (byte) 0)) {
      return Optional.of(false);
    }
    byte[] key = bytes.get();
    try {
      return switch (hash.scheme()) {
        case "2a", "2b", "2y" ->
            BCRYPT.matcher(text).matches()
                ? Optional.of(OpenBSDBCrypt.checkPassword(text, key))
                : Optional.empty();
        case "5" -> Optional.of(same(Sha2Crypt.sha256Crypt(key, text), text));
        case "6" -> Optional.of(same(Sha2Crypt.sha512Crypt(key, text), text));
        case "1" -> Optional.of(same(Md5Crypt.md5Crypt(key, text), text));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException unusual) {
      // A salt or a number of rounds outside of what the library takes: the system may.
      return Optional.empty();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The UTF-8 bytes, which the caller wipes; empty when half a surrogate pair is in it. */
  static Optional<byte[]> bytes(char[] password) {
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
      byte[] bytes = Arrays.copyOf(buffer.array(), buffer.limit());
      Arrays.fill(buffer.array(), (byte) 0);
      return Optional.of(bytes);
    } catch (CharacterCodingException unpaired) {
      return Optional.empty();
    }
  }

  static boolean contains(byte[] bytes, byte wanted) {
    for (byte one : bytes) {
      if (one == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(String computed, String kept) {
    return MessageDigest.isEqual(
        computed.getBytes(StandardCharsets.ISO_8859_1), kept.getBytes(StandardCharsets.ISO_8859_1));
  }
}
