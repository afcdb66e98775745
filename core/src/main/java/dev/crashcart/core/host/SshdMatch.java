package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code Match} line of sshd_config(5) held against a connection.
 *
 * @param connection what {@code -C} told: {@code user}, {@code host}, {@code addr}, …; a criterion
 *     about what it does not tell fits nobody
 * @param groups those of the user
 */
record SshdMatch(Map<String, String> connection, List<String> groups) {
  private static final Map<String, String> TOLD =
      Map.of(
          "user", "user",
          "group", "user",
          "host", "host",
          "address", "addr",
          "localaddress", "laddr",
          "localport", "lport",
          "rdomain", "rdomain");

  /**
   * Whether it fits.
   *
   * @param words of the line behind {@code Match}
   * @param where file and line, as sshd begins a refusal
   * @throws HostFailure with what sshd prints before it exits
   */
  boolean fits(List<String> words, String where, int line) throws HostFailure {
    String bad = "\n" + where + ": Bad Match condition";
    if (words.isEmpty()) {
      throw new HostFailure(bad.strip());
    }
    boolean fits = true;
    for (int i = 0; i < words.size(); i += 2) {
      String attribute = words.get(i).toLowerCase(Locale.ROOT);
      if (attribute.equals("all")) {
        if (words.size() > 1) {
          throw new HostFailure("'all' cannot be combined with other Match attributes" + bad);
        }
        return true;
      }
      if (i + 1 >= words.size()) {
        throw new HostFailure("Missing Match criteria for " + words.get(i) + bad);
      }
      if (!TOLD.containsKey(attribute)) {
        throw new HostFailure("Unsupported Match attribute " + words.get(i) + bad);
      }
      fits &= fits(attribute, words.get(i + 1), line);
    }
    return fits;
  }

  private boolean fits(String attribute, String patterns, int line) throws HostFailure {
    boolean address = attribute.endsWith("address");
    if (address && !Arrays.stream(patterns.split(",")).allMatch(SshdMatch::isNetwork)) {
      throw new HostFailure("Invalid Match address argument '" + patterns + "' at line " + line);
    }
    String told = connection.get(TOLD.get(attribute));
    if (told == null) {
      return false;
    }
    if (address) {
      return oneFits(patterns, pattern -> holds(pattern, told));
    }
    return switch (attribute) {
      case "group" ->
          oneFits(patterns, pattern -> groups.stream().anyMatch(g -> SshNames.fits(pattern, g)));
      case "host" ->
          oneFits(
              patterns,
              pattern ->
                  SshNames.fits(pattern.toLowerCase(Locale.ROOT), told.toLowerCase(Locale.ROOT)));
      default -> oneFits(patterns, pattern -> SshNames.fits(pattern, told));
    };
  }

  private interface Judge {
    boolean fits(String pattern);
  }

  /** One of them fits, and none of those behind an exclamation mark. */
  private static boolean oneFits(String patterns, Judge judge) {
    boolean fits = false;
    for (String pattern : patterns.split(",")) {
      if (pattern.startsWith("!") && judge.fits(pattern.substring(1))) {
        return false;
      }
      fits |= !pattern.startsWith("!") && judge.fits(pattern);
    }
    return fits;
  }

  private static Optional<IpPrefix> network(String text) {
    try {
      return Optional.of(IpPrefix.of(text));
    } catch (IllegalArgumentException pattern) {
      // An address or a pattern of one may stand there as well.
      return Optional.empty();
    }
  }

  /** With a mask it must be a network: no bits behind the mask. */
  private static boolean isNetwork(String pattern) {
    String plain = pattern.replaceFirst("^!", "");
    return !plain.contains("/") || network(plain).filter(it -> it.network().equals(it)).isPresent();
  }

  private static boolean holds(String pattern, String told) {
    Optional<IpAddress> address = IpAddress.find(told);
    return pattern.contains("/") && address.isPresent()
        ? network(pattern).filter(it -> it.contains(address.get())).isPresent()
        : SshNames.fits(pattern, told);
  }
}
