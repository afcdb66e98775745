package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.security.KeyPair;

/**
 * One private key that was read wholly or made: its public key, and its file as OpenSSH writes it,
 * without a passphrase. The comment stands in both.
 */
public record KeyFile(PublicKeyLine publicKey, Secret text) {
  /** What is said when a public key belongs to another private one. */
  public static final String MISMATCH =
      "the public key belongs to another private key. Leave the public one out: it is made from the"
          + " private one.";

  /**
   * Reads OpenSSH's format, PEM (PKCS #1, SEC 1) and PKCS #8.
   *
   * @throws IllegalArgumentException with the sentence for the operator, which holds nothing of the
   *     key: no key, passphrase, damaged, or too weak
   */
  public static KeyFile read(Secret text) {
    PrivateKeyText plain = PrivateKeyText.of(text.reveal());
    return KeyFormat.write(KeyFormat.load(plain), plain.comment());
  }

  /**
   * A new key; RSA takes a second, the others no time.
   *
   * @param bits as {@link KeyKind#checkedBits} gives them
   */
  public static KeyFile make(KeyKind kind, int bits, String comment) {
    return KeyFormat.write(KeyFormat.make(kind, bits), KeyComment.plain(comment));
  }

  /** The same with another comment. */
  public KeyFile withComment(String comment) {
    return KeyFormat.write(load(text), KeyComment.plain(comment));
  }

  /**
   * The keys themselves, for signing.
   *
   * @throws IllegalArgumentException as {@link #read}
   */
  public static KeyPair load(Secret text) {
    return KeyFormat.load(PrivateKeyText.of(text.reveal()));
  }
}
