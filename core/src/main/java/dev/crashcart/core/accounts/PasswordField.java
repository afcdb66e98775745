package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the second field of shadow(5) means; two texts that mean the same are equal ({@code !},
 * {@code !!} and {@code !*}).
 *
 * @param locked it begins with {@code !}
 * @param open it is empty: no password is asked
 * @param hash what crypt(3) could have made, of whatever method; anything else is no hash
 */
record PasswordField(boolean locked, boolean open, Optional<Secret> hash) {
  /** No password: {@code *}. */
  static final PasswordField NONE = new PasswordField(false, false, Optional.empty());

  /** Anybody gets in. */
  static final PasswordField OPEN = new PasswordField(false, true, Optional.empty());

  /** A method between dollar signs; BSDi's extended DES; DES. */
  private static final Pattern HASH =
      Pattern.compile("\\$[^$*!]+\\$[^*!]+|_[./0-9A-Za-z]{19}|[./0-9A-Za-z]{13}");

  static PasswordField parse(String text) {
    if (text.isEmpty()) {
      return OPEN;
    }
    String rest = text.replaceFirst("^!+", "");
    boolean locked = rest.length() < text.length();
    return new PasswordField(
        locked,
        false,
        HASH.matcher(rest).matches() ? Optional.of(new Secret(rest)) : Optional.empty());
  }

  static PasswordField of(boolean locked, Optional<Secret> hash) {
    return new PasswordField(locked, false, hash);
  }

  /** The field as it is written. */
  String text() {
    if (open) {
      return "";
    }
    return (locked ? "!" : "") + hash.map(Secret::reveal).orElse(locked ? "" : "*");
  }

  /** The hash, when settings can hold it. */
  Optional<PasswordHash> storable() {
    return hash.filter(secret -> PasswordHash.isHash(secret.reveal())).map(PasswordHash::new);
  }
}
