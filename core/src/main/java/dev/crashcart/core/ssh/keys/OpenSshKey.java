package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.PublicKeyLine;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the clear in OpenSSH's own private key file (its PROTOCOL.key): the public key
 * and, where there is no passphrase, the comment.
 *
 * @param publicKey without a comment; empty for a type this program does not know
 */
record OpenSshKey(String type, Optional<PublicKeyLine> publicKey, String comment) {
  static final String DAMAGED =
      "this private key is damaged or cut off. Copy the whole file again, from its BEGIN to its END"
          + " line.";

  private static final String MAGIC = "openssh-key-v1\0";

  /** How many strings each type of private key has between its name and the comment. */
  private static final Map<String, Integer> FIELDS =
      Map.of(
          "ssh-ed25519",
          2,
          "ssh-rsa",
          6,
          "ssh-dss",
          5,
          "ecdsa-sha2-nistp256",
          3,
          "ecdsa-sha2-nistp384",
          3,
          "ecdsa-sha2-nistp521",
          3);

  /**
   * Reads the file's content.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  static OpenSshKey of(byte[] content) {
    try {
      WireFields fields = new WireFields(content);
      if (!new String(fields.raw(MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
        throw new IllegalArgumentException(DAMAGED);
      }
      String cipher = fields.text();
      String derivation = fields.text();
      fields.skip(1);
      int keys = fields.number();
      if (!cipher.equals("none") || !derivation.equals("none")) {
        throw new IllegalArgumentException(PrivateKeyText.PASSPHRASE);
      }
      if (keys != 1) {
        throw new IllegalArgumentException(keys > 1 ? PrivateKeyText.SEVERAL : DAMAGED);
      }
      byte[] publicBlob = fields.bytes();
      byte[] secret = fields.bytes();
      if (!fields.isAtEnd()) {
        throw new IllegalArgumentException(DAMAGED);
      }
      return of(publicBlob, new WireFields(secret));
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException(DAMAGED);
    }
  }

  private static OpenSshKey of(byte[] publicBlob, WireFields secret) {
    String type = new WireFields(publicBlob).text();
    if (type.startsWith("sk-")) {
      throw new IllegalArgumentException(
          "this key lives in a security key (a token that somebody must touch), so no program can"
              + " use it at night. Make another one: crashcart key-pair generate NAME");
    }
    if (type.contains("-cert-")) {
      throw new IllegalArgumentException(
          "this is a certificate, not a private key. Give the file of the private key it belongs"
              + " to.");
    }
    if (secret.number() != secret.number() || !secret.text().equals(type)) {
      throw new IllegalArgumentException(DAMAGED);
    }
    Integer fields = FIELDS.get(type);
    if (fields == null) {
      throw new IllegalArgumentException(KeyKind.UNKNOWN);
    }
    secret.skip(fields);
    String comment = KeyComment.plain(secret.text());
    checkPadding(secret.remaining());
    String data = Base64.getEncoder().encodeToString(publicBlob);
    return new OpenSshKey(type, PublicKeyLine.find(type + " " + data), comment);
  }

  /** 1, 2, 3 … up to the next multiple of the cipher's block. */
  private static void checkPadding(byte[] padding) {
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != (byte) (i + 1)) {
        throw new IllegalArgumentException(DAMAGED);
      }
    }
  }
}
