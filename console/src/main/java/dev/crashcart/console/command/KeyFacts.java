package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.Map;

/** Public keys in words and for programs. */
final class KeyFacts {
  private KeyFacts() {}

  /** {@code ED25519 256 SHA256:… ann@laptop}, options behind it. */
  static String line(PublicKeyLine key) {
    return key.shortType()
        + (key.bits().isPresent() ? " " + key.bits().getAsInt() : "")
        + " "
        + key.fingerprint()
        + (key.comment().isEmpty() ? "" : " " + key.comment())
        + (key.options().isEmpty() ? "" : " [" + key.options() + "]");
  }

  /** The same, telling whose line it is. */
  static String line(AuthorizedKey key) {
    return line(key.line()) + (key.ours() ? "" : " (not ours, in " + key.file() + ")");
  }

  static Map<String, Object> object(PublicKeyLine key) {
    return Facts.object(
        "type", key.type(),
        "bits", key.bits().orElse(0),
        "fingerprint", key.fingerprint(),
        "comment", key.comment(),
        "options", key.options(),
        "refusal", key.refusal().orElse(""));
  }

  static Map<String, Object> object(AuthorizedKey key) {
    Map<String, Object> object = object(key.line());
    object.put("ours", key.ours());
    object.put("file", key.file());
    return object;
  }
}
