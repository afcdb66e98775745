package dev.crashcart.core.config;

import java.util.Optional;

/** The rules of what can stand before a colon at all; whether it is known is decided later. */
final class YamlNames {
  private static final int MOST_CHARACTERS = 128;

  private YamlNames() {}

  /** Why a name cannot be one, a sentence that does not quote it; empty when it can. */
  static Optional<String> refusal(String name, boolean plain) {
    if (name.isBlank()) {
      return Optional.of("a name is missing before this colon.");
    }
    if (plain && name.equals("<<")) {
      return Optional.of("a merge (<<) stands here; settings have none: write the lines out.");
    }
    if (name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
      return Optional.of(
          "this name is longer than "
              + MOST_CHARACTERS
              + " characters; is a line end or a colon missing?");
    }
    if (!name.codePoints().allMatch(YamlNames::isVisible)) {
      return Optional.of("this name holds an invisible character; type it anew.");
    }
    // Such as "password hunter2: x": the name would be quoted in a message, and with it the secret.
    if (SecretMask.namesSecretBeforeBlank(name)) {
      return Optional.of("a colon is missing here, behind the first word.");
    }
    return Optional.empty();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
