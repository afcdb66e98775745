package dev.crashcart.core.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of sshd_config(5) that says something.
 *
 * @param number counted from 1
 * @param keyword in lower case, under its present name
 * @param rest what stands behind it
 * @param matchBlock the Match line it belongs to; empty when it holds for everybody. A Match line
 *     belongs to itself
 */
record SshdLine(
    String path, int number, String keyword, String rest, String text, String matchBlock) {
  static final String MATCH = "match";
  static final String INCLUDE = "include";

  private static final Pattern WORDS =
      Pattern.compile("\\s*\"?([A-Za-z0-9]+)\"?(?:\\s*=\\s*|\\s+|$)(.*)");

  /** One line; nothing for a blank one and a comment. */
  static Optional<SshdLine> read(String path, int number, String line, String matchBlock) {
    Matcher words = WORDS.matcher(line.stripTrailing());
    if (!words.matches()) {
      return Optional.empty();
    }
    String keyword = present(words.group(1).toLowerCase(Locale.ROOT));
    String rest = words.group(2).strip();
    String block = keyword.equals(MATCH) ? line.strip() : matchBlock;
    return Optional.of(new SshdLine(path, number, keyword, rest, line, block));
  }

  /** The name that newer sshd gives to it. */
  static String present(String keyword) {
    return switch (keyword) {
      case "challengeresponseauthentication", "skeyauthentication" ->
          "kbdinteractiveauthentication";
      case "pubkeyacceptedkeytypes" -> "pubkeyacceptedalgorithms";
      case "dsaauthentication" -> "pubkeyauthentication";
      default -> keyword;
    };
  }

  boolean isMatch() {
    return keyword.equals(MATCH);
  }

  boolean isInMatch() {
    return !matchBlock.isEmpty();
  }

  /** The words behind the keyword, without their quotes. */
  List<String> words() {
    return rest.isEmpty()
        ? List.of()
        : List.of(rest.replaceFirst("\\s+#.*$", "").replace("\"", "").split("\\s+"));
  }

  /** For people: {@code /etc/ssh/sshd_config, line 12}. */
  String where() {
    return path + ", line " + number;
  }
}
