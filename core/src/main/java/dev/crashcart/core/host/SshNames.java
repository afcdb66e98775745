package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The algorithms of the OpenSSH that a simulated appliance has: those it knows, as {@code ssh -Q}
 * lists them, and those it uses unless told otherwise.
 */
final class SshNames {
  private SshNames() {}

  /** What {@code ssh -Q QUERY} prints; empty for another query. */
  static Optional<List<String>> query(String query) {
    return switch (query.toLowerCase(Locale.ROOT)) {
      case "cipher", "ciphers" -> Optional.of(known("cipher"));
      case "mac", "macs" -> Optional.of(known("mac"));
      case "kex", "kexalgorithms" -> Optional.of(known("kex"));
      case "key" ->
          Optional.of(
              known("keys").stream()
                  .filter(name -> !name.startsWith("rsa-sha2-") && !name.startsWith("webauthn-"))
                  .toList());
      case "sig", "pubkeyacceptedalgorithms", "hostkeyalgorithms", "hostbasedacceptedalgorithms" ->
          Optional.of(known("keys"));
      default -> Optional.empty();
    };
  }

  /** All names of a kind: {@code cipher}, {@code mac}, {@code kex} or {@code keys}. */
  static List<String> known(String kind) {
    return switch (kind) {
      case "cipher" -> CIPHERS.lines().toList();
      case "mac" -> MACS.lines().toList();
      case "kex" -> KEX.lines().toList();
      default -> KEYS.lines().toList();
    };
  }

  /** What a keyword of sshd_config(5) means without a line. */
  static List<String> defaults(SshdKeyword keyword) {
    return switch (keyword.name()) {
      case "ciphers" -> DEFAULT_CIPHERS.lines().toList();
      case "macs" -> DEFAULT_MACS.lines().toList();
      case "kexalgorithms" -> DEFAULT_KEX.lines().toList();
      case "casignaturealgorithms" ->
          DEFAULT_KEYS.lines().filter(name -> !name.contains("-cert-")).toList();
      default -> DEFAULT_KEYS.lines().toList();
    };
  }

  /**
   * The list that a value makes of the default one: {@code +} adds, {@code -} takes away, {@code ^}
   * puts in front, anything else replaces; patterns stand for the known names they fit.
   */
  static String assembled(SshdKeyword keyword, String value) {
    List<String> defaults = defaults(keyword);
    List<String> named = List.of(value.replaceFirst("^[-+^]", "").split(","));
    if (value.startsWith("-")) {
      return defaults.stream()
          .filter(name -> named.stream().noneMatch(pattern -> fits(pattern, name)))
          .collect(Collectors.joining(","));
    }
    List<String> patterns = new ArrayList<>(named);
    if (value.startsWith("+")) {
      patterns.addAll(0, defaults);
    } else if (value.startsWith("^")) {
      patterns.addAll(defaults);
    }
    Set<String> all = new LinkedHashSet<>();
    for (String pattern : patterns) {
      known(keyword.kind()).stream().filter(name -> fits(pattern, name)).forEach(all::add);
    }
    return String.join(",", all);
  }

  /** Whether every name in a list, which may begin with a sign, is known. */
  static Optional<String> unknown(SshdKeyword keyword, String value) {
    boolean patterns = keyword.kind().equals("keys") || value.startsWith("-");
    if (value.startsWith("-") && !keyword.kind().equals("keys")) {
      return Optional.empty();
    }
    return List.of(value.replaceFirst("^[-+^]", "").split(",")).stream()
        .filter(
            one ->
                known(keyword.kind()).stream()
                    .noneMatch(name -> patterns ? fits(one, name) : one.equals(name)))
        .findFirst();
  }

  /** ssh_config(5), PATTERNS: {@code *} stands for anything, {@code ?} for one character. */
  static boolean fits(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote("" + c));
    }
    return name.matches("(?s)" + regex);
  }

  // As ssh -Q prints them, OpenSSH 9.2.
  private static final String CIPHERS =
      """
      3des-cbc
      aes128-cbc
      aes192-cbc
      aes256-cbc
      aes128-ctr
      aes192-ctr
      aes256-ctr
      aes128-gcm@openssh.com
      aes256-gcm@openssh.com
      chacha20-poly1305@openssh.com
      """;

  private static final String MACS =
      """
      hmac-sha1
      hmac-sha1-96
      hmac-sha2-256
      hmac-sha2-512
      hmac-md5
      hmac-md5-96
      umac-64@openssh.com
      umac-128@openssh.com
      hmac-sha1-etm@openssh.com
      hmac-sha1-96-etm@openssh.com
      hmac-sha2-256-etm@openssh.com
      hmac-sha2-512-etm@openssh.com
      hmac-md5-etm@openssh.com
      hmac-md5-96-etm@openssh.com
      umac-64-etm@openssh.com
      umac-128-etm@openssh.com
      """;

  private static final String KEX =
      """
      diffie-hellman-group1-sha1
      diffie-hellman-group14-sha1
      diffie-hellman-group14-sha256
      diffie-hellman-group16-sha512
      diffie-hellman-group18-sha512
      diffie-hellman-group-exchange-sha1
      diffie-hellman-group-exchange-sha256
      ecdh-sha2-nistp256
      ecdh-sha2-nistp384
      ecdh-sha2-nistp521
      curve25519-sha256
      curve25519-sha256@libssh.org
      sntrup761x25519-sha512
      sntrup761x25519-sha512@openssh.com
      """;

  private static final String KEYS =
      """
      ssh-ed25519
      ssh-ed25519-cert-v01@openssh.com
      sk-ssh-ed25519@openssh.com
      sk-ssh-ed25519-cert-v01@openssh.com
      ecdsa-sha2-nistp256
      ecdsa-sha2-nistp256-cert-v01@openssh.com
      ecdsa-sha2-nistp384
      ecdsa-sha2-nistp384-cert-v01@openssh.com
      ecdsa-sha2-nistp521
      ecdsa-sha2-nistp521-cert-v01@openssh.com
      sk-ecdsa-sha2-nistp256@openssh.com
      sk-ecdsa-sha2-nistp256-cert-v01@openssh.com
      webauthn-sk-ecdsa-sha2-nistp256@openssh.com
      ssh-dss
      ssh-dss-cert-v01@openssh.com
      ssh-rsa
      ssh-rsa-cert-v01@openssh.com
      rsa-sha2-256
      rsa-sha2-256-cert-v01@openssh.com
      rsa-sha2-512
      rsa-sha2-512-cert-v01@openssh.com
      """;

  private static final String DEFAULT_CIPHERS =
      """
      chacha20-poly1305@openssh.com
      aes128-ctr
      aes192-ctr
      aes256-ctr
      aes128-gcm@openssh.com
      aes256-gcm@openssh.com
      """;

  private static final String DEFAULT_MACS =
      """
      umac-64-etm@openssh.com
      umac-128-etm@openssh.com
      hmac-sha2-256-etm@openssh.com
      hmac-sha2-512-etm@openssh.com
      hmac-sha1-etm@openssh.com
      umac-64@openssh.com
      umac-128@openssh.com
      hmac-sha2-256
      hmac-sha2-512
      hmac-sha1
      """;

  private static final String DEFAULT_KEX =
      """
      sntrup761x25519-sha512
      sntrup761x25519-sha512@openssh.com
      curve25519-sha256
      curve25519-sha256@libssh.org
      ecdh-sha2-nistp256
      ecdh-sha2-nistp384
      ecdh-sha2-nistp521
      diffie-hellman-group-exchange-sha256
      diffie-hellman-group16-sha512
      diffie-hellman-group18-sha512
      diffie-hellman-group14-sha256
      """;

  private static final String DEFAULT_KEYS =
      """
      ssh-ed25519-cert-v01@openssh.com
      ecdsa-sha2-nistp256-cert-v01@openssh.com
      ecdsa-sha2-nistp384-cert-v01@openssh.com
      ecdsa-sha2-nistp521-cert-v01@openssh.com
      sk-ssh-ed25519-cert-v01@openssh.com
      sk-ecdsa-sha2-nistp256-cert-v01@openssh.com
      rsa-sha2-512-cert-v01@openssh.com
      rsa-sha2-256-cert-v01@openssh.com
      ssh-ed25519
      ecdsa-sha2-nistp256
      ecdsa-sha2-nistp384
      ecdsa-sha2-nistp521
      sk-ssh-ed25519@openssh.com
      sk-ecdsa-sha2-nistp256@openssh.com
      rsa-sha2-512
      rsa-sha2-256
      """;
}
