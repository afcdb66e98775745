package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The weak algorithms of SSH that are off unless they are named: SHA-1 (RFC 9142), CBC ciphers, and
 * message authentication codes of 64 bits or by MD5.
 */
public final class SshAlgorithms {
  /** Names that may be allowed again. */
  public static final List<String> WEAK =
      List.of(
          "ssh-rsa",
          "hmac-sha1",
          "hmac-sha1-etm@openssh.com",
          "umac-64@openssh.com",
          "umac-64-etm@openssh.com",
          "aes128-cbc",
          "aes192-cbc",
          "aes256-cbc",
          "3des-cbc",
          "diffie-hellman-group14-sha1",
          "diffie-hellman-group-exchange-sha1",
          "diffie-hellman-group1-sha1",
          "hmac-md5",
          "hmac-sha1-96");

  /** Those of them that sshd 8.2 to 10 takes when nobody says anything. */
  private static final List<String> TAKEN_BY_DEFAULT =
      List.of(
          "hmac-sha1",
          "hmac-sha1-etm@openssh.com",
          "umac-64@openssh.com",
          "umac-64-etm@openssh.com");

  private static final String STRONG_MACS =
      "umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
          + "umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512";

  private SshAlgorithms() {}

  static String read(String text) {
    if (!WEAK.contains(text)) {
      throw new IllegalArgumentException(
          Key.quote(text)
              + " is not one of the weak algorithms that can be allowed again: "
              + String.join(", ", WEAK)
              + ".");
    }
    return text;
  }

  /**
   * The keywords of sshd_config(5) that switch off all weak ones but those allowed. What sshd takes
   * otherwise stays: its own list, or that of the distribution's policy where it wrote one.
   *
   * @param old whether sshd knows only the older name of PubkeyAcceptedAlgorithms
   */
  static Map<String, String> lines(List<String> allowed, SshdConfiguration others, boolean old) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String keyword : List.of("Ciphers", "MACs", "KexAlgorithms", "HostKeyAlgorithms")) {
      line(keyword, allowed, others).ifPresent(value -> lines.put(keyword, value));
    }
    String accepted = "PubkeyAcceptedAlgorithms";
    line(accepted, allowed, others)
        .ifPresent(value -> lines.put(old ? "PubkeyAcceptedKeyTypes" : accepted, value));
    return lines;
  }

  private static Optional<String> line(
      String keyword, List<String> allowed, SshdConfiguration others) {
    List<String> kind = WEAK.stream().filter(name -> isOf(keyword, name)).toList();
    List<String> on = kind.stream().filter(allowed::contains).toList();
    List<String> off = kind.stream().filter(name -> !allowed.contains(name)).toList();
    Optional<String> theirs = others.first(keyword.toLowerCase(java.util.Locale.ROOT));
    if (theirs.filter(list -> list.matches("[^+^-].*")).isPresent()) {
      String list = changed(theirs.get(), on, off);
      return list.equals(theirs.get()) ? Optional.empty() : Optional.of(list);
    }
    List<String> more = on.stream().filter(name -> !TAKEN_BY_DEFAULT.contains(name)).toList();
    if (more.isEmpty()) {
      return off.isEmpty() ? Optional.empty() : Optional.of("-" + String.join(",", off));
    }
    return Optional.of(
        off.stream().noneMatch(TAKEN_BY_DEFAULT::contains)
            ? "+" + String.join(",", more)
            : STRONG_MACS + "," + String.join(",", on));
  }

  private static String changed(String list, List<String> on, List<String> off) {
    List<String> names = new ArrayList<>(List.of(list.split(",")));
    names.removeAll(off);
    Stream.of(on).flatMap(List::stream).filter(name -> !names.contains(name)).forEach(names::add);
    return String.join(",", names);
  }

  private static boolean isOf(String keyword, String name) {
    return switch (keyword) {
      case "Ciphers" -> name.endsWith("-cbc");
      case "MACs" -> name.startsWith("hmac-") || name.startsWith("umac-");
      case "KexAlgorithms" -> name.startsWith("diffie-");
      default -> name.startsWith("ssh-");
    };
  }
}
