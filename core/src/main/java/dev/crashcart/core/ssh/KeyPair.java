package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.config.Written;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.PrivateKeyText;
import java.util.List;
import java.util.Optional;

/**
 * A key pair of this appliance, with which it signs in to other machines.
 *
 * @param publicKey its comment is kept, options it has none
 * @param privateKey the text of a file of OpenSSH's or of PEM without passphrase; empty when only
 *     the public key is known
 */
public record KeyPair(
    SshName name, Optional<PublicKeyLine> publicKey, Optional<Secret> privateKey) {
  public static final Key<Optional<PublicKeyLine>> PUBLIC =
      Key.optional(
          "public",
          "Public key",
          "The line to put into authorized_keys on the other machine. Left out, it is made from the"
              + " private key.",
          Kind.TEXT,
          PublicKeyLine::of,
          PublicKeyLine::toString);

  public static final Key<Optional<Secret>> PRIVATE =
      Key.optional(
          "private",
          "Private key",
          "The whole text of the private key file, without a passphrase. Make or import one by:"
              + " crashcart key-pair generate|import NAME.",
          Kind.SECRET,
          Secret::new,
          Secret::reveal);

  /** Every setting of a key pair, in the order of the file. */
  public static final List<Key<?>> KEYS = List.of(PUBLIC, PRIVATE);

  static KeyPair read(SshName name, Input input, Problems problems) {
    KeyPair pair = new KeyPair(name, input.get(PUBLIC, problems), input.get(PRIVATE, problems));
    input.rejectUnknown(problems);
    pair.privateKey()
        .flatMap(own -> PrivateKeyText.mistake(own, pair.publicKey()))
        .ifPresent(wrong -> problems.error(input, PRIVATE, wrong));
    return pair;
  }

  /** The public key as it was written or stands in the private file; no library is needed. */
  public Optional<PublicKeyLine> publicLine() {
    return publicKey.or(() -> privateKey.flatMap(PrivateKeyText::findPublicKey));
  }

  /** A pair whose halves are known to belong together. */
  public static KeyPair of(SshName name, KeyFile file) {
    return new KeyPair(name, Optional.of(file.publicKey()), Optional.of(file.text()));
  }

  /**
   * The pair as a file, wholly read: its numbers are proven. Loads the SSH library.
   *
   * @throws IllegalArgumentException with the sentence for the operator, also where there is no
   *     private key
   */
  public KeyFile file() {
    if (privateKey.isEmpty()) {
      throw new IllegalArgumentException(
          "of the key pair "
              + name
              + " only the public key is known. Import its private key: crashcart key-pair import "
              + name
              + " --file PATH");
    }
    KeyFile file = KeyFile.read(privateKey.get());
    if (publicKey.isPresent() && !publicKey.get().isSameKey(file.publicKey())) {
      throw new IllegalArgumentException(KeyFile.MISMATCH);
    }
    return publicKey.isPresent() ? new KeyFile(publicKey.get(), file.text()) : file;
  }

  /** Its dotted key, such as {@code key-pairs.backup}. */
  public String key() {
    return KeyPath.join(SshSettings.KEY_PAIRS, name.value());
  }

  Written written() {
    return Written.thing(key(), "key pair").add(PUBLIC, publicKey).add(PRIVATE, privateKey);
  }
}
