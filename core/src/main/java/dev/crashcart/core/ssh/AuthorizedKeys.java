package dev.crashcart.core.ssh;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The keys that open an account over SSH whatever its password is: the lines of {@code
 * ~/.ssh/authorized_keys}, sshd(8). Lines that sshd would pass over are passed over.
 */
public final class AuthorizedKeys {
  /** Where sshd looks when its configuration says nothing else. */
  private static final List<String> FILES =
      List.of(".ssh/authorized_keys", ".ssh/authorized_keys2");

  /** Its only size; not every Java can make such a key to be asked. */
  private static final int ED25519_BITS = 256;

  private AuthorizedKeys() {}

  /** The keys below a home folder, in the order of the file; none where there is no file. */
  public static List<AuthorizedKey> observe(Host host, String home) throws HostFailure {
    List<AuthorizedKey> keys = new ArrayList<>();
    for (String file : FILES) {
      Optional<byte[]> content = host.read(home + "/" + file);
      String text = new String(content.orElse(new byte[0]), StandardCharsets.UTF_8);
      text.lines().forEach(line -> read(line).ifPresent(keys::add));
    }
    return List.copyOf(keys);
  }

  /** One line; nothing when no key can be read from it. */
  static Optional<AuthorizedKey> read(String line) {
    String plain = line.strip();
    if (plain.isEmpty() || plain.startsWith("#")) {
      return Optional.empty();
    }
    return readKey(plain).or(() -> readKey(withoutOptions(plain)));
  }

  /**
   * The line behind its options, as sshd finds it: behind the first blank outside of quotes. The
   * library loses keys whose options hold a quote within quotes.
   */
  private static String withoutOptions(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ' ' || c == '\t')) {
        return line.substring(i).strip();
      }
    }
    return "";
  }

  /** A type, the data in Base64, and a comment. */
  private static Optional<AuthorizedKey> readKey(String text) {
    String[] words = text.split("[ \\t]+", 3);
    if (words.length < 2) {
      return Optional.empty();
    }
    try {
      PublicKeyEntry entry = PublicKeyEntry.parsePublicKeyEntry(words[0] + " " + words[1]);
      byte[] data = entry == null ? null : entry.getKeyData();
      if (data == null || !names(data, words[0])) {
        return Optional.empty();
      }
      String comment = words.length == 3 ? words[2] : "";
      return Optional.of(new AuthorizedKey(words[0], bits(entry), fingerprint(data), comment));
    } catch (RuntimeException foreign) {
      // The library throws many kinds for what is no key; to sshd, too, it is just no key.
      return Optional.empty();
    }
  }

  /** Whether the key's data begin with its type, as those of every key do (RFC 4253, 6.6). */
  private static boolean names(byte[] data, String type) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    int start = Integer.BYTES;
    return data.length > start + name.length
        && ByteBuffer.wrap(data).getInt() == name.length
        && Arrays.equals(data, start, start + name.length, name, 0, name.length);
  }

  /** Empty for a key the library cannot look into, such as one on a security token. */
  private static OptionalInt bits(PublicKeyEntry entry) {
    if (entry.getKeyType().contains("ed25519")) {
      return OptionalInt.of(ED25519_BITS);
    }
    try {
      PublicKey key = entry.resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
      int size = key == null ? 0 : KeyUtils.getKeySize(key);
      return size > 0 ? OptionalInt.of(size) : OptionalInt.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      return OptionalInt.empty();
    }
  }

  /** RFC 4253's key blob hashed as OpenSSH does, without padding. */
  private static String fingerprint(byte[] data) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(data);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
