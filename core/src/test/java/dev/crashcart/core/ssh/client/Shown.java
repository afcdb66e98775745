package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** A key of the library as a line. */
final class Shown {
  private Shown() {}

  static PublicKeyLine of(PublicKey key) {
    return PublicKeyLine.find(PublicKeyEntry.toString(key)).orElseThrow();
  }
}
