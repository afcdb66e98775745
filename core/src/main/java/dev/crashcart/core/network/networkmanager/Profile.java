package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.network.InterfaceName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** Where the connection profile of an interface is, and what it is called. */
final class Profile {
  static final String FOLDER = "/etc/NetworkManager/system-connections";

  /** NetworkManager ignores profiles that others may read. */
  static final FileFacts FACTS = FileFacts.file(0600, 0, 0);

  private static final String PREFIX = "crashcart-";
  private static final String SUFFIX = ".nmconnection";

  /** The namespace of our names (RFC 9562, section 6.6); it must never change. */
  private static final UUID NAMESPACE = UUID.fromString("5d0c5d1e-7e0b-4f43-9a3c-6a1f0d2b8c47");

  private Profile() {}

  static String path(InterfaceName name) {
    return FOLDER + "/" + PREFIX + name + SUFFIX;
  }

  /** The name that nmcli shows. */
  static String id(InterfaceName name) {
    return PREFIX + name;
  }

  /** Whose profile a file of this name is, if it is one of ours. */
  static Optional<InterfaceName> findOwner(String file) {
    if (!file.startsWith(PREFIX) || !file.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String name = file.substring(PREFIX.length(), file.length() - SUFFIX.length());
    return ForeignProfiles.findName(name);
  }

  /**
   * The identity of the profile: always the same for the same name, so that NetworkManager takes a
   * changed file for the same profile (UUID version 5, RFC 9562, section 5.5).
   */
  static UUID uuid(InterfaceName name) {
    ByteBuffer named = ByteBuffer.allocate(64);
    named.putLong(NAMESPACE.getMostSignificantBits()).putLong(NAMESPACE.getLeastSignificantBits());
    named.put(id(name).getBytes(StandardCharsets.UTF_8)).flip();
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(named);
      ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
      long high = digest.getLong() & ~0xF000L | 0x5000L;
      long low = digest.getLong() & ~(3L << 62) | 1L << 63;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }
}
