package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;

/** A public key for people: {@code ED25519 ann@laptop (SHA256:…)}. */
public final class KeyWords {
  private static final int MOST_OF_A_COMMENT = 60;

  private KeyWords() {}

  public static String of(PublicKeyLine key) {
    String comment = key.comment().replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    boolean cut = comment.length() > MOST_OF_A_COMMENT;
    String shown = cut ? comment.substring(0, MOST_OF_A_COMMENT) + "…" : comment;
    return key.shortType() + (shown.isEmpty() ? "" : " " + shown) + " (" + key.fingerprint() + ")";
  }
}
