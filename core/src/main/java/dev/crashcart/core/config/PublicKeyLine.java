package dev.crashcart.core.config;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One public key as a line of authorized_keys has it (sshd(8)): options, type, the key in Base64,
 * comment. Its text is never a secret; a private key in its place is refused without being quoted.
 *
 * @param options before the key, such as {@code from="10.0.0.0/8"}; may be empty
 * @param type such as {@code ssh-ed25519}
 * @param data the key in Base64 (RFC 4253, 6.6)
 * @param comment usually whose it is; may be empty
 */
public record PublicKeyLine(String options, String type, String data, String comment) {
  /** RSA keys below this many bits are refused, as OpenSSH does with its RequiredRSASize raised. */
  public static final int LEAST_RSA_BITS = 2048;

  private static final int MOST_OF_A_COMMENT = 60;

  private static final Pattern TYPE =
      Pattern.compile(
          "(ssh-(rsa|dss|ed25519)|ecdsa-sha2-nistp(256|384|521)"
              + "|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\\.com)"
              + "(-cert-v01@openssh\\.com)?");

  private static final Pattern KEY =
      Pattern.compile(
          "(?<type>[a-z0-9@.-]+)[ \\t]+(?<data>[A-Za-z0-9+/]+={0,3})([ \\t]+(?<comment>.*))?");

  /**
   * Reads a line and refuses keys that nobody should use any more.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static PublicKeyLine of(String text) {
    if (text.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "this is a private key, which stays on its owner's computer. Give the public one: the"
              + " file whose name ends in .pub. Nothing was kept of it.");
    }
    PublicKeyLine line = find(text).orElseThrow(() -> new IllegalArgumentException(noKey(text)));
    line.refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return line;
  }

  private static String noKey(String text) {
    boolean typed =
        Stream.of(text.strip().split("\\s+")).anyMatch(word -> TYPE.matcher(word).matches());
    return Key.quote(text)
        + (typed
            ? " is a public key that is cut off or mistyped; copy the whole line once more."
            : " is no public key; it begins with its type, such as ssh-ed25519 or ssh-rsa, followed"
                + " by one long word. It stands in a file whose name ends in .pub.");
  }

  /** The line as it stands in a file of somebody else, weak keys too; empty when it is no key. */
  public static Optional<PublicKeyLine> find(String text) {
    String plain = text.strip();
    if (plain.isEmpty()
        || plain.startsWith("#")
        || plain.codePoints().anyMatch(c -> c < ' ' && c != '\t')) {
      return Optional.empty();
    }
    Optional<PublicKeyLine> whole = key("", plain);
    if (whole.isPresent()) {
      return whole;
    }
    int end = endOfOptions(plain);
    return end < 0 ? Optional.empty() : key(plain.substring(0, end), plain.substring(end).strip());
  }

  /** Why this key must not be used; empty for a good one. */
  public Optional<String> refusal() {
    if (type.startsWith("ssh-dss")) {
      return Optional.of(
          "this is a DSA key, which OpenSSH takes no more: too weak. Make a new one: ssh-keygen -t"
              + " ed25519");
    }
    int bits = bits().orElse(0);
    if (type.startsWith("ssh-rsa") && bits > 0 && bits < LEAST_RSA_BITS) {
      return Optional.of(
          "this RSA key of "
              + bits
              + " bits is too weak: "
              + LEAST_RSA_BITS
              + " are the least. Make a new one: ssh-keygen -t ed25519");
    }
    return Optional.empty();
  }

  /** The end of the options, as sshd finds it: the first blank outside of quotes; -1 without. */
  private static int endOfOptions(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ' ' || c == '\t')) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<PublicKeyLine> key(String options, String text) {
    Matcher parts = KEY.matcher(text);
    if (!parts.matches() || !TYPE.matcher(parts.group("type")).matches()) {
      return Optional.empty();
    }
    String comment = parts.group("comment") == null ? "" : parts.group("comment").strip();
    PublicKeyLine line =
        new PublicKeyLine(options, parts.group("type"), parts.group("data"), comment);
    return line.isWhole() ? Optional.of(line) : Optional.empty();
  }

  /** Whether the key's data begin with its type and can be cut into their fields. */
  private boolean isWhole() {
    try {
      ByteBuffer blob = ByteBuffer.wrap(blob());
      boolean named = new String(field(blob), StandardCharsets.US_ASCII).equals(type);
      int fields = 0;
      while (named && blob.hasRemaining() && !type.contains("-cert-")) {
        field(blob);
        fields++;
      }
      return named && (fields > 0 || type.contains("-cert-"));
    } catch (BufferUnderflowException | IllegalArgumentException cut) {
      return false;
    }
  }

  private static byte[] field(ByteBuffer blob) {
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    blob.get(bytes);
    return bytes;
  }

  /** The key itself, RFC 4253, 6.6. */
  public byte[] blob() {
    return Base64.getDecoder().decode(data);
  }

  /** Its size; empty for a certificate. */
  public OptionalInt bits() {
    if (type.contains("-cert-")) {
      return OptionalInt.empty();
    }
    if (type.contains("ed25519")) {
      return OptionalInt.of(256);
    }
    if (type.contains("nistp")) {
      Matcher curve = Pattern.compile("nistp([0-9]+)").matcher(type);
      return curve.find() ? OptionalInt.of(Integer.parseInt(curve.group(1))) : OptionalInt.empty();
    }
    ByteBuffer blob = ByteBuffer.wrap(blob());
    field(blob);
    if (type.equals("ssh-rsa")) {
      field(blob);
    }
    return OptionalInt.of(new BigInteger(1, field(blob)).bitLength());
  }

  /** As {@code ssh-keygen -l} prints it: {@code SHA256:…} without padding. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The type for people: {@code RSA}, {@code ED25519}, {@code ECDSA}, {@code ED25519-SK}. */
  public String shortType() {
    String base = type.replaceFirst("^sk-", "").replaceFirst("-cert-v01@openssh\\.com$", "");
    String name =
        base.startsWith("ecdsa")
            ? "ECDSA"
            : base.startsWith("ssh-dss")
                ? "DSA"
                : base.replaceFirst("^ssh-", "").replaceFirst("@.*", "").toUpperCase(Locale.ROOT);
    return name + (type.startsWith("sk-") ? "-SK" : "") + (type.contains("-cert-") ? "-CERT" : "");
  }

  /** The key for people: {@code ED25519 ann@laptop (SHA256:…)}. */
  public String label() {
    String plain = comment.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    boolean cut = plain.length() > MOST_OF_A_COMMENT;
    String shown = cut ? plain.substring(0, MOST_OF_A_COMMENT) + "…" : plain;
    return shortType() + (shown.isEmpty() ? "" : " " + shown) + " (" + fingerprint() + ")";
  }

  /** Whether the other opens the same lock, whatever its options and comment. */
  public boolean isSameKey(PublicKeyLine other) {
    return type.equals(other.type) && Arrays.equals(blob(), other.blob());
  }

  /** The line as it stands in a file. */
  @Override
  public String toString() {
    return (options.isEmpty() ? "" : options + " ")
        + type
        + " "
        + data
        + (comment.isEmpty() ? "" : " " + comment);
  }
}
