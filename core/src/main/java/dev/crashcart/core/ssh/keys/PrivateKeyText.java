package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a private key file as far as it can be judged without a library, which is quick: is
 * it one, whole, without a passphrase? A byte order mark, line ends, blanks, the width of its lines
 * and text around it do not matter. OpenSSH's own format is its PROTOCOL.key; PEM is RFC 7468.
 * Whether the numbers in it belong together, {@link KeyFile} tells.
 */
public final class PrivateKeyText {
  /** More than any key has; what is longer is something else. */
  public static final int MOST_BYTES = 64 << 10;

  static final String PASSPHRASE =
      "this private key has a passphrase, and nobody is there to type it when the appliance uses"
          + " the key. Give a copy without one: copy the file, then ssh-keygen -p -N '' -f COPY";

  static final String SEVERAL =
      "there are several private keys in this. Give one of them, from its BEGIN to its END line.";

  static final String DSA =
      "this is a DSA key, which OpenSSH takes no more: too weak. Make a new one: crashcart key-pair"
          + " generate NAME";

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?<label>[A-Z0-9 ]*PRIVATE KEY)-----(?<body>((?!-----).)*)"
              + "-----END \\k<label>-----",
          Pattern.DOTALL);

  private static final List<String> LABELS =
      List.of(
          "OPENSSH PRIVATE KEY",
          "PRIVATE KEY",
          "RSA PRIVATE KEY",
          "EC PRIVATE KEY",
          "DSA PRIVATE KEY");

  private static final int LINE = 70;
  private static final byte SEQUENCE = 0x30;

  private final String label;
  private final byte[] content;
  private final Optional<OpenSshKey> openSsh;

  private PrivateKeyText(String label, byte[] content) {
    this.label = label;
    this.content = content;
    this.openSsh =
        label.equals(LABELS.get(0)) ? Optional.of(OpenSshKey.of(content)) : Optional.empty();
    if (openSsh.isEmpty()) {
      checkWhole(content);
    }
    if (label.startsWith("DSA") || openSsh.filter(it -> it.type().equals("ssh-dss")).isPresent()) {
      throw new IllegalArgumentException(DSA);
    }
  }

  /**
   * Looks at a text.
   *
   * @throws IllegalArgumentException with the sentence for the operator, which holds nothing of it
   */
  public static PrivateKeyText of(String text) {
    if (text.length() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "this is larger than 64 KiB, so it is no private key. Give the file of the key alone.");
    }
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException(ForeignKeyText.sentence(text));
    }
    String label = block.group("label");
    String body = block.group("body");
    if (block.find()) {
      throw new IllegalArgumentException(SEVERAL);
    }
    // Proc-Type and DEK-Info are PEM's, RFC 1421, 4.6.
    if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED") || body.contains("DEK-Info")) {
      throw new IllegalArgumentException(PASSPHRASE);
    }
    if (!LABELS.contains(label)) {
      throw new IllegalArgumentException(KeyKind.UNKNOWN);
    }
    return new PrivateKeyText(label, decode(body));
  }

  /**
   * What is wrong with the two halves of a pair as far as a look tells, as sentences; empty for a
   * good one and for one whose halves cannot be compared without a library.
   */
  public static Optional<String> mistake(Secret privateKey, Optional<PublicKeyLine> publicKey) {
    try {
      Optional<PublicKeyLine> own = of(privateKey.reveal()).publicKey();
      boolean other =
          own.isPresent() && publicKey.isPresent() && !own.get().isSameKey(publicKey.get());
      return other ? Optional.of(KeyFile.MISMATCH) : own.flatMap(PublicKeyLine::refusal);
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** The public key of a private one where that tells it in the clear; of a bad one nothing. */
  public static Optional<PublicKeyLine> findPublicKey(Secret privateKey) {
    try {
      return of(privateKey.reveal()).publicKey();
    } catch (IllegalArgumentException bad) {
      // What is wrong with it is told by mistake(), where the settings are read.
      return Optional.empty();
    }
  }

  /** Base64 however it was wrapped; lines with a colon are headers. */
  private static byte[] decode(String body) {
    String data = body.replaceAll("(?m)^[^\\n]*:[^\\n]*$", "").replaceAll("\\s+", "");
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException damaged) {
      // Its message holds a character of the key.
      throw new IllegalArgumentException(OpenSshKey.DAMAGED);
    }
  }

  /** One sequence of DER that ends where the content does, X.690, 8.1.3. */
  private static void checkWhole(byte[] content) {
    int most = Math.min(content.length, 6);
    boolean whole = most > 2 && content[0] == SEQUENCE;
    if (whole) {
      int first = content[1] & 0xff;
      int lengthBytes = first < 0x80 ? 0 : first - 0x80;
      long length = first < 0x80 ? first : 0;
      whole = lengthBytes <= most - 2;
      for (int i = 0; whole && i < lengthBytes; i++) {
        length = length << 8 | content[2 + i] & 0xff;
      }
      whole = whole && 2 + lengthBytes + length == content.length;
    }
    if (!whole) {
      throw new IllegalArgumentException(OpenSshKey.DAMAGED);
    }
  }

  /** The public key where it stands in the clear, which is in OpenSSH's format; with comment. */
  public Optional<PublicKeyLine> publicKey() {
    return openSsh.flatMap(
        key ->
            key.publicKey()
                .map(line -> new PublicKeyLine("", line.type(), line.data(), key.comment())));
  }

  /** What somebody wrote to know it by; empty in other formats than OpenSSH's. */
  public String comment() {
    return openSsh.map(OpenSshKey::comment).orElse("");
  }

  String label() {
    return label;
  }

  byte[] content() {
    return content.clone();
  }

  /** The same with nothing around it and lines of usual width. */
  Secret tidy() {
    String data = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
    return new Secret("-----BEGIN " + label + "-----\n" + data + "\n-----END " + label + "-----\n");
  }

  @Override
  public String toString() {
    return label.toLowerCase(java.util.Locale.ROOT) + " " + Secret.MASK;
  }
}
