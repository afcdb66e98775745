package dev.crashcart.core.ssh.hostkey;

import dev.crashcart.core.config.PublicKeyLine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Lines for the DNS by which clients with {@code VerifyHostKeyDNS} know a host key, as {@code
 * ssh-keygen -r} prints them: RFC 4255, RFC 6594 (ECDSA, SHA-256), RFC 7479 (Ed25519). They are
 * worth something in a signed zone alone.
 */
public final class SshfpRecords {
  /** Numbers of algorithms by the short name of the type. */
  private static final Map<String, Integer> ALGORITHMS =
      Map.of("RSA", 1, "DSA", 2, "ECDSA", 3, "ED25519", 4);

  /** Numbers of the hashes, in their order: SHA-1 for old resolvers, SHA-256. */
  private static final List<String> HASHES = List.of("SHA-1", "SHA-256");

  private SshfpRecords() {}

  /**
   * Two lines for a key; none for a kind that has no number.
   *
   * @param name of this machine in the DNS
   */
  public static List<String> of(String name, PublicKeyLine key) {
    Integer algorithm = ALGORITHMS.get(key.shortType());
    List<String> lines = new ArrayList<>();
    for (int i = 0; algorithm != null && i < HASHES.size(); i++) {
      String hash = HexFormat.of().formatHex(digest(HASHES.get(i), key.blob()));
      lines.add(name + " IN SSHFP " + algorithm + " " + (i + 1) + " " + hash);
    }
    return List.copyOf(lines);
  }

  private static byte[] digest(String hash, byte[] data) {
    try {
      return MessageDigest.getInstance(hash).digest(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + hash, impossible);
    }
  }
}
