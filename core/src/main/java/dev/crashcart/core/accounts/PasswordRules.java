package dev.crashcart.core.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules a new password has to pass, each with its sentence. Nothing is ever trimmed. */
final class PasswordRules {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private PasswordRules() {}

  static Optional<String> refusal(char[] password, PasswordPolicy policy, List<String> context) {
    if (password.length == 0) {
      return Optional.of("The password is empty; type one.");
    }
    return unreadable(password)
        .or(() -> tooManyBytes(password))
        .or(() -> tooShort(password, policy))
        .or(() -> tooWeak(password, policy, context));
  }

  private static Optional<String> unreadable(char[] password) {
    for (int i = 0; i < password.length; i++) {
      char c = password[i];
      if (Character.isISOControl(c) || c == BYTE_ORDER_MARK || c == REPLACEMENT) {
        return Optional.of(
            "The password holds "
                + nameOf(c)
                + ", which nobody can type where a password is asked; take it out.");
      }
      boolean pair =
          i + 1 < password.length && Character.isSurrogatePair(password[i], password[i + 1]);
      if (Character.isSurrogate(c) && !pair) {
        return Optional.of(
            "The password holds half a character (position "
                + (Character.codePointCount(password, 0, i) + 1)
                + "); type it anew.");
      }
      i += pair ? 1 : 0;
    }
    return Optional.empty();
  }

  private static String nameOf(char c) {
    return switch (c) {
      case 0 -> "a NUL";
      case '\t' -> "a tab";
      case '\n', '\r' -> "a line end";
      case 0x1B -> "an escape";
      case 0x7F, '\b' -> "a deletion";
      case BYTE_ORDER_MARK -> "a byte order mark (some programs begin UTF-8 with one)";
      case REPLACEMENT -> "the mark of a character that was lost on its way (U+FFFD)";
      default -> String.format("the control character U+%04X", (int) c);
    };
  }

  private static Optional<String> tooManyBytes(char[] password) {
    byte[] bytes = Passwords.bytes(password).orElseThrow();
    Arrays.fill(bytes, (byte) 0);
    return bytes.length <= Passwords.MOST_BYTES
        ? Optional.empty()
        : Optional.of(
            "The password has "
                + bytes.length
                + " bytes; at most "
                + Passwords.MOST_BYTES
                + " count (an umlaut takes 2, an emoji 4). Take a shorter one.");
  }

  private static Optional<String> tooShort(char[] password, PasswordPolicy policy) {
    int length = Character.codePointCount(password, 0, password.length);
    return length >= policy.minimumLength()
        ? Optional.empty()
        : Optional.of(
            "The password has "
                + (length == 1 ? "1 character" : length + " characters")
                + "; at least "
                + policy.minimumLength()
                + " are asked for (authentication.minimum-length).");
  }

  private static Optional<String> tooWeak(
      char[] password, PasswordPolicy policy, List<String> context) {
    if (policy.minimumStrength() == 0) {
      return Optional.empty();
    }
    Passwords.Strength strength = Passwords.strength(password, context);
    if (strength.score() >= policy.minimumStrength()) {
      return Optional.empty();
    }
    return Optional.of(
        "The password is "
            + strength.word()
            + ", at least "
            + PasswordStrength.word(policy.minimumStrength())
            + " is asked for (authentication.minimum-strength)."
            + (strength.advice().isEmpty() ? "" : " " + strength.advice()));
  }
}
