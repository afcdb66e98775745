package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reading, making and writing keys by the SSH library: the only class that does for key pairs. */
final class KeyFormat {
  private static final NamedResource NAME = NamedResource.ofName("key");

  private KeyFormat() {}

  /**
   * The keys of a text, proven to belong together.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  static KeyPair load(PrivateKeyText text) {
    DerAlgorithm.check(text);
    KeyPair keys = parse(text);
    KeyConsistency.check(keys);
    PublicKeyLine line = line(keys, "");
    if (text.publicKey().map(line::isSameKey).orElse(true)) {
      return keys;
    }
    throw new IllegalArgumentException(OpenSshKey.DAMAGED);
  }

  private static KeyPair parse(PrivateKeyText text) {
    byte[] bytes = text.tidy().reveal().getBytes(StandardCharsets.US_ASCII);
    try {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(
              null, NAME, new ByteArrayInputStream(bytes), FilePasswordProvider.EMPTY);
      Iterator<KeyPair> keys =
          found == null ? java.util.Collections.emptyIterator() : found.iterator();
      if (keys.hasNext()) {
        return keys.next();
      }
    } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
      // The library's message may hold parts of the key, so neither it nor its cause goes on.
      throw new IllegalArgumentException(OpenSshKey.DAMAGED);
    }
    throw new IllegalArgumentException(KeyKind.UNKNOWN);
  }

  /** A new key. */
  static KeyPair make(KeyKind kind, int bits) {
    try {
      if (kind == KeyKind.ED25519) {
        return KeyUtils.generateKeyPair(kind.type(bits), bits);
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind == KeyKind.RSA ? "RSA" : "EC");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java makes RSA and EC keys", impossible);
    }
  }

  /** The file of a key, and its public line. */
  static KeyFile write(KeyPair keys, String comment) {
    PublicKeyLine line = line(keys, comment);
    Optional<String> weak = line.refusal();
    if (weak.isPresent()) {
      throw new IllegalArgumentException(weak.get());
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, comment, null, text);
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException("a key of " + line.type() + " cannot be written", impossible);
    }
    return new KeyFile(line, new Secret(text.toString(StandardCharsets.UTF_8)));
  }

  private static PublicKeyLine line(KeyPair keys, String comment) {
    return PublicKeyLine.find(PublicKeyEntry.toString(keys.getPublic()) + " " + comment)
        .orElseThrow(() -> new IllegalArgumentException(KeyKind.UNKNOWN));
  }
}
