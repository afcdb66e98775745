package dev.crashcart.core.config;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the secrets of a settings file stand, so that its lines can be shown to a person.
 *
 * <p>It must work on a file that cannot be read, so it looks at lines, not at YAML, and rather
 * hides too much: what follows a name like {@code password} (slips such as {@code pasword} too),
 * lines indented below one, quotes left open, PEM blocks, every crypt(5) hash, and what stands
 * before the @ of an address.
 */
final class SecretMask {
  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w.-])([\\w.-]+)[\"']?([ \\t]*[:=]|[ \\t])[ \\t]*");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "pass|pwd|secret|private|kennwort|token|hash|(?:^|[_.-])(?:pw|psk)(?:$|[_.-])");
  private static final Pattern PUBLIC_NAME =
      Pattern.compile(".*[_-](?:enabled|login|length|strength)|hash-policy");
  private static final List<String> SECRET_WORDS = List.of("password", "private", "secret");
  private static final int LONGEST_SLIP = 12;

  /** A longer line is hidden whole: no setting is that long, and looking into it takes time. */
  private static final int LONGEST_LINE = 20_000;

  private static final Pattern CRYPT =
      Pattern.compile("\\$[0-9A-Za-z]{1,6}[$,][^\\s\"']{4,}|(?<![\\w+/=-])[\\w+/=]{60,}(?!\\S)");

  /** User and password in an address, {@code http://ann:hunter2@proxy}. */
  private static final Pattern URL_USER = Pattern.compile("(?<=://)\\S{1,300}(?=@)");

  private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");
  private static final String PEM_END = "-----END";
  private static final Pattern BEHIND_QUOTE = Pattern.compile("[ \\t\\r]*(?:$|[,}\\]#].*)");

  private final BitSet hidden = new BitSet();
  private Optional<Character> openQuote = Optional.empty();
  private int ownerIndent = -1;
  private boolean inPem;

  private SecretMask() {}

  /** The indexes of the characters of {@code text} that must not be shown. */
  static BitSet of(String text) {
    SecretMask mask = new SecretMask();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      mask.line(text.substring(start, end), start);
      start = end + 1;
    }
    return mask.hidden;
  }

  /** Whether a name has this look: {@code password hunter2}, the colon forgotten. */
  static boolean namesSecretBeforeBlank(String name) {
    String[] words = name.strip().split("[\\s:=]+", 2);
    return words.length == 2 && !words[1].isEmpty() && isSecret(words[0]);
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (PUBLIC_NAME.matcher(lower).matches()) {
      return false;
    }
    return SECRET_NAME.matcher(lower).find()
        || lower.length() <= LONGEST_SLIP
            && SECRET_WORDS.stream().anyMatch(word -> Nearest.distance(lower, word) <= 2);
  }

  private void line(String line, int offset) {
    if (inPem) {
      hidden.set(offset, offset + line.length());
      inPem = !line.contains(PEM_END);
      return;
    }
    if (line.length() > LONGEST_LINE || belowSecret(line)) {
      hidden.set(offset, offset + line.length());
      return;
    }
    int from = 0;
    if (openQuote.isPresent()) {
      from = closing(line, 0, openQuote.get());
      hidden.set(offset, offset + (from < 0 ? line.length() : from));
      if (from < 0) {
        return;
      }
      openQuote = Optional.empty();
    }
    named(line, from, offset);
    for (Pattern pattern : List.of(CRYPT, URL_USER)) {
      Matcher found = pattern.matcher(line);
      while (found.find()) {
        hidden.set(offset + found.start(), offset + found.end());
      }
    }
    Matcher pem = PEM.matcher(line);
    if (pem.find()) {
      hidden.set(offset + pem.start(), offset + line.length());
      inPem = line.indexOf(PEM_END, pem.end()) < 0;
    }
  }

  /** Whether the line goes on with the value of a secret that began above. */
  private boolean belowSecret(String line) {
    if (ownerIndent < 0) {
      return false;
    }
    boolean below = line.isBlank() || indent(line) > ownerIndent;
    ownerIndent = below ? ownerIndent : -1;
    return below;
  }

  private void named(String line, int from, int offset) {
    Matcher named = NAMED.matcher(line);
    int at = from;
    while (at <= line.length() && named.find(at)) {
      boolean colon = !named.group(2).isBlank();
      at = named.end();
      if ((colon || isFirst(line, named.start())) && isSecret(named.group(1))) {
        at = value(line, at, offset);
      }
    }
  }

  /** Whether a name can stand at the index: at the beginning, of a comment too, or in braces. */
  private static boolean isFirst(String line, int index) {
    int before = index - 1;
    while (before >= 0 && " \t#\"'-".indexOf(line.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || line.charAt(before) == '{' || line.charAt(before) == ',';
  }

  /** Hides the value that begins at an index; the answer is the index behind it. */
  private int value(String line, int at, int offset) {
    String rest = line.substring(at);
    boolean onNextLines = rest.isBlank() || rest.matches("[|>][0-9+-]*\\s*");
    if (onNextLines) {
      ownerIndent = indent(line);
      return line.length() + 1;
    }
    char first = rest.charAt(0);
    if (first == '"' || first == '\'') {
      int end = closing(line, at + 1, first);
      if (end < 0) {
        openQuote = Optional.of(first);
      } else if (BEHIND_QUOTE.matcher(line.substring(end)).matches()) {
        hidden.set(offset + at, offset + end);
        return end;
      }
    } else {
      ownerIndent = indent(line);
    }
    hidden.set(offset + at, offset + line.length());
    return line.length() + 1;
  }

  /** The index behind the closing quote; -1 when there is none. */
  private static int closing(String line, int from, char quote) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean pair =
          c == '\\' && quote == '"'
              || c == '\'' && quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == '\'';
      if (pair) {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }
}
