package dev.crashcart.core.ssh.keys;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A kind of key that can be made, with the sizes it comes in. */
public enum KeyKind {
  /** The one every SSH program understands. */
  RSA("rsa", "ssh-rsa", 3072),
  /** Small and quick; OpenSSH since 6.5. */
  ED25519("ed25519", "ssh-ed25519", 256),
  /** On the curves of NIST; host keys are made of it, key pairs for people are not. */
  ECDSA("ecdsa", "ecdsa-sha2-nistp", 256);

  /** What is said of a kind that is none of these. */
  static final String UNKNOWN =
      "this key is of a kind that this program does not use; RSA, Ed25519 and ECDSA on a NIST curve"
          + " it does. Make one: crashcart key-pair generate NAME";

  /** What a key pair for signing in elsewhere may be made as. */
  public static final List<KeyKind> FOR_PEOPLE = List.of(RSA, ED25519);

  public static final int LEAST_RSA_BITS = 2048;
  public static final int MOST_RSA_BITS = 4096;

  private static final List<Integer> CURVES = List.of(256, 384, 521);

  private final String word;
  private final String typePrefix;
  private final int usualBits;

  KeyKind(String word, String typePrefix, int usualBits) {
    this.word = word;
    this.typePrefix = typePrefix;
    this.usualBits = usualBits;
  }

  /** The word for it on the command line, as of {@code ssh-keygen -t}. */
  public String word() {
    return word;
  }

  /** The size when none is asked for. */
  public int usualBits() {
    return usualBits;
  }

  /** The kind of this word. */
  public static Optional<KeyKind> find(String word) {
    return java.util.Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /**
   * The size to make it in.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public int checkedBits(OptionalInt wanted) {
    int bits = wanted.orElse(usualBits);
    if (this == RSA && (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS || bits % 8 != 0)) {
      throw new IllegalArgumentException(
          bits
              + " bits cannot be had: an RSA key has "
              + LEAST_RSA_BITS
              + " to "
              + MOST_RSA_BITS
              + ", a multiple of 8; "
              + usualBits
              + " is usual.");
    }
    if (this == ED25519 && bits != usualBits) {
      throw new IllegalArgumentException(
          "an Ed25519 key always has 256 bits; leave the number out.");
    }
    if (this == ECDSA && !CURVES.contains(bits)) {
      throw new IllegalArgumentException(
          bits + " bits cannot be had: an ECDSA key has 256, 384 or 521.");
    }
    return bits;
  }

  /** The type as a public key line names it, such as {@code ecdsa-sha2-nistp384}. */
  public String type(int bits) {
    return this == ECDSA ? typePrefix + bits : typePrefix;
  }
}
