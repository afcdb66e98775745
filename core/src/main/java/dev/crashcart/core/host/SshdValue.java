package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of one line of sshd_config(5), read and refused as sshd of OpenSSH 9.2 does, and
 * printed as {@code sshd -T} does.
 */
final class SshdValue {
  /** Those whose words are not yes and no alone, with what is printed for a word. */
  private static final Map<String, Map<String, String>> CHOICES =
      Map.of(
          "yesno",
          Map.of("yes", "yes", "no", "no"),
          "rootlogin",
          Map.of(
              "yes", "yes",
              "no", "no",
              "without-password", "without-password",
              "prohibit-password", "without-password",
              "forced-commands-only", "forced-commands-only"),
          "compression",
          Map.of("yes", "yes", "no", "no", "delayed", "yes"),
          "forwarding",
          Map.of("yes", "yes", "all", "yes", "no", "no", "local", "local", "remote", "remote"));

  private static final List<String> LEVELS =
      List.of("QUIET", "FATAL", "ERROR", "INFO", "VERBOSE", "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3");

  private static final List<String> METHODS =
      List.of(
          "none",
          "publickey",
          "gssapi-with-mic",
          "password",
          "keyboard-interactive",
          "hostbased",
          "gssapi-keyex");

  private static final Pattern TIME = Pattern.compile("([0-9]+)([smhdwSMHDW]?)");
  private static final Pattern STARTUPS =
      Pattern.compile("([0-9]{1,6})(?::([0-9]{1,3}):([0-9]{1,6}))?");
  private static final Pattern LISTEN =
      Pattern.compile("\\[([^\\]]+)\\](?::([0-9]+))?|([^:]+):([0-9]+)|([^:]+|.*:.*:.*)");

  private final SshdKeyword keyword;
  private final String typed;
  private final String where;

  /**
   * @param typed the keyword as it stands in the file
   * @param where file and line, as sshd begins a refusal
   */
  SshdValue(SshdKeyword keyword, String typed, String where) {
    this.keyword = keyword;
    this.typed = typed;
    this.where = where;
  }

  /**
   * What stands in the list of this keyword.
   *
   * @param words of the line behind its keyword, at least one
   * @throws HostFailure with what sshd prints before it exits
   */
  List<String> read(List<String> words) throws HostFailure {
    String word = words.get(0);
    return switch (keyword.kind()) {
      case "names" -> names(words);
      case "list" -> List.of(String.join(" ", words));
      case "number" -> List.of(number(word));
      case "time" -> List.of(seconds(word));
      case "port" -> List.of(port(word));
      case "listen" -> List.of(listen(word));
      case "cipher", "mac", "kex", "keys" -> List.of(algorithms(word));
      case "loglevel" -> List.of(oneOf(LEVELS, word, "unsupported log level"));
      case "facility" -> List.of(facility(word));
      case "methods" -> methods(words);
      case "subsystem" -> List.of(subsystem(words));
      case "startups" -> List.of(startups(word));
      case "hash" -> List.of(hash(word));
      case "one", "rest", "hostkey", "ignored" -> List.of(word);
      default -> List.of(choice(word));
    };
  }

  /**
   * What sshd says where nothing but a comment stands behind the keyword; nothing if it is fine.
   */
  Optional<String> missing() {
    return switch (keyword.kind()) {
      case "names", "list", "rest" -> Optional.empty();
      case "number" -> Optional.of(where + ": " + typed + " integer value missing.");
      case "time" -> Optional.of(where + ": missing time value.");
      case "port" -> Optional.of(where + ": missing port number.");
      case "listen" -> Optional.of(where + ": missing address");
      case "cipher", "mac", "kex", "keys", "subsystem" ->
          Optional.of(where + ": " + typed + " missing argument.");
      case "loglevel" -> Optional.of(where + ": unsupported log level '<NONE>'");
      case "methods" -> Optional.of(where + ": no AuthenticationMethods specified");
      case "one", "hostkey" -> Optional.of(where + ": missing file name.");
      default -> Optional.of(where + ": missing argument.");
    };
  }

  /** Whether its line takes more words than one. */
  boolean takesMore() {
    return List.of("names", "list", "rest", "methods", "subsystem").contains(keyword.kind());
  }

  private HostFailure refused(String why) {
    return new HostFailure(where + ": " + why);
  }

  private String choice(String word) throws HostFailure {
    Map<String, String> known = CHOICES.get(keyword.kind());
    String lower = word.toLowerCase(Locale.ROOT);
    if (known == null && List.of(keyword.kind().split(",")).contains(lower)) {
      return lower;
    }
    if (known == null || !known.containsKey(lower)) {
      throw refused("unsupported option \"" + word + "\".");
    }
    return known.get(lower);
  }

  /** Some keep their names in several lines, and some words need an equals sign. */
  private List<String> names(List<String> words) throws HostFailure {
    for (String word : words) {
      if (keyword.name().equals("setenv") && word.indexOf('=') < 1) {
        throw refused("Invalid environment.");
      }
    }
    return words;
  }

  private String number(String word) throws HostFailure {
    if (!word.matches("-?[0-9]{1,18}")) {
      throw refused(typed + " integer value invalid.");
    }
    long value = Long.parseLong(word);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw refused(typed + " integer value too " + (value < 0 ? "small." : "large."));
    }
    return String.valueOf(value);
  }

  /** sshd_config(5), TIME FORMATS. */
  private String seconds(String word) throws HostFailure {
    Matcher part = TIME.matcher(word);
    long sum = 0;
    int end = 0;
    while (part.find() && part.start() == end && part.group(1).length() < 10) {
      long unit =
          switch (part.group(2).toLowerCase(Locale.ROOT)) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            case "w" -> 604_800;
            default -> 1;
          };
      sum += Long.parseLong(part.group(1)) * unit;
      end = part.end();
    }
    if (end == 0 || end < word.length() || sum > Integer.MAX_VALUE) {
      throw refused("invalid time value.");
    }
    return String.valueOf(sum);
  }

  private String port(String word) throws HostFailure {
    if (!word.matches("[0-9]{1,9}")
        || Integer.parseInt(word) < 1
        || Integer.parseInt(word) > 65_535) {
      throw refused("Badly formatted port number.");
    }
    return String.valueOf(Integer.parseInt(word));
  }

  /** An address with its port, or with port 0 for all ports there are. */
  private String listen(String word) throws HostFailure {
    Matcher parts = LISTEN.matcher(word);
    if (!parts.matches()) {
      throw refused("bad address:port usage");
    }
    String host = first(parts, 1, 3, 5);
    String port = first(parts, 2, 4);
    Optional<IpAddress> address =
        host.equals("localhost") ? IpAddress.find("127.0.0.1") : IpAddress.find(host);
    if (address.isEmpty()) {
      throw new HostFailure("bad addr or host: " + host + " (Name or service not known)");
    }
    return bracketed(address.get()) + ":" + (port.isEmpty() ? "0" : port(port));
  }

  private static String bracketed(IpAddress address) {
    return address.isV4() ? address.toString() : "[" + address + "]";
  }

  private static String first(Matcher parts, int... groups) {
    for (int group : groups) {
      if (parts.group(group) != null) {
        return parts.group(group);
      }
    }
    return "";
  }

  private String algorithms(String word) throws HostFailure {
    Optional<String> unknown = SshNames.unknown(keyword, word);
    if (unknown.isPresent()) {
      throw switch (keyword.kind()) {
        case "kex" ->
            new HostFailure(
                "Unsupported KEX algorithm \""
                    + unknown.get()
                    + "\"\n"
                    + where
                    + ": Bad SSH2 KexAlgorithms '"
                    + word
                    + "'.");
        case "keys" -> refused("Bad key types '" + word + "'.");
        default -> refused("Bad SSH2 " + keyword.kind() + " spec '" + word + "'.");
      };
    }
    return SshNames.assembled(keyword, word);
  }

  private String oneOf(List<String> known, String word, String what) throws HostFailure {
    String upper = word.toUpperCase(Locale.ROOT);
    if (!known.contains(upper)) {
      throw refused(what + " '" + word + "'");
    }
    return upper.equals("DEBUG1") ? "DEBUG" : upper;
  }

  private String facility(String word) throws HostFailure {
    String upper = word.toUpperCase(Locale.ROOT);
    if (!upper.matches("DAEMON|USER|AUTH|AUTHPRIV|LOCAL[0-7]")) {
      throw refused("unsupported log facility '" + word + "'");
    }
    return upper;
  }

  private String hash(String word) throws HostFailure {
    String upper = word.toUpperCase(Locale.ROOT);
    if (!List.of("MD5", "SHA1", "SHA256", "SHA384", "SHA512").contains(upper)) {
      throw refused("Invalid FingerprintHash algorithm \"" + word + "\".");
    }
    return upper;
  }

  private List<String> methods(List<String> words) throws HostFailure {
    if (words.equals(List.of("any"))) {
      return words;
    }
    for (String list : words) {
      for (String method : list.split(",", -1)) {
        if (!METHODS.contains(method.split(":", 2)[0])) {
          throw new HostFailure(
              "Unknown authentication method \""
                  + method
                  + "\" in list\n"
                  + where
                  + ": invalid AuthenticationMethods method list.");
        }
      }
    }
    return List.of(String.join(" ", words));
  }

  private String subsystem(List<String> words) throws HostFailure {
    if (words.size() < 2) {
      throw refused("Missing subsystem command.");
    }
    return String.join(" ", words);
  }

  private String startups(String word) throws HostFailure {
    Matcher parts = STARTUPS.matcher(word);
    if (!parts.matches() || parts.group(2) != null && Integer.parseInt(parts.group(2)) > 100) {
      throw refused("Invalid MaxStartups spec.");
    }
    return parts.group(2) == null ? word + ":30:" + word : word;
  }
}
