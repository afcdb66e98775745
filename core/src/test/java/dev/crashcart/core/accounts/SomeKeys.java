package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Public keys for tests: of the right shape, with nobody's private key. */
final class SomeKeys {
  private static final int ED25519_BYTES = 32;

  private SomeKeys() {}

  /** The Ed25519 key of this number. */
  static PublicKeyLine ed25519(long number, String comment) {
    byte[] key = new byte[ED25519_BYTES];
    new Random(number).nextBytes(key);
    byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
    byte[] blob =
        ByteBuffer.allocate(2 * Integer.BYTES + type.length + key.length)
            .putInt(type.length)
            .put(type)
            .putInt(key.length)
            .put(key)
            .array();
    return new PublicKeyLine("", "ssh-ed25519", Base64.getEncoder().encodeToString(blob), comment);
  }

  /** The same with options before it. */
  static PublicKeyLine with(String options, PublicKeyLine key) {
    return new PublicKeyLine(options, key.type(), key.data(), key.comment());
  }
}
