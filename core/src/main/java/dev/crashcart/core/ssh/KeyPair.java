package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.config.Written;
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
    return pair;
  }

  Written written() {
    return Written.thing(KeyPath.join(SshSettings.KEY_PAIRS, name.value()), "key pair")
        .add(PUBLIC, publicKey)
        .add(PRIVATE, privateKey);
  }
}
