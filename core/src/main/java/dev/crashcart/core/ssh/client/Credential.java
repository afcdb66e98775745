package dev.crashcart.core.ssh.client;

import java.security.KeyPair;

/** With what one signs in. */
sealed interface Credential {
  /** By key (RFC 4252, 7). */
  record Key(KeyPair pair) implements Credential {
    @Override
    public String toString() {
      return "key";
    }
  }

  /**
   * By password (RFC 4252, 8), or the one hidden question of keyboard-interactive (RFC 4256).
   *
   * @param text whoever made it wipes it; the library takes it as a String, which stays in memory
   *     until that is used anew
   */
  record Password(char[] text) implements Credential {
    @Override
    public String toString() {
      return "password";
    }
  }
}
