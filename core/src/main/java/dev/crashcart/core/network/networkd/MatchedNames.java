package dev.crashcart.core.network.networkd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The interfaces that a foreign .network file is about, by its [Match] section. */
final class MatchedNames {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,15}");

  private MatchedNames() {}

  /**
   * Those it names, and of these that are there those its patterns fit.
   *
   * @param present the interfaces of the machine, for the patterns
   */
  static Set<String> of(String text, Collection<String> present) {
    Set<String> names = new TreeSet<>();
    for (String pattern : patterns(text)) {
      if (PLAIN.matcher(pattern).matches()) {
        names.add(pattern);
      } else {
        Pattern glob = glob(pattern);
        present.stream().filter(name -> glob.matcher(name).matches()).forEach(names::add);
      }
    }
    names.remove("lo");
    return names;
  }

  /** The words of Name=; a file for a whole type is about every interface. */
  private static List<String> patterns(String text) {
    List<String> patterns = new ArrayList<>();
    boolean type = false;
    boolean inMatch = false;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        inMatch = line.equals("[Match]");
      } else if (inMatch && line.startsWith("Name=")) {
        patterns.addAll(List.of(line.substring("Name=".length()).strip().split("\\s+")));
      } else if (inMatch && line.startsWith("Type=")) {
        type = true;
      }
    }
    return patterns.isEmpty() && type ? List.of("*") : patterns;
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (char c : text.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            case '[', ']', '-' -> String.valueOf(c);
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (java.util.regex.PatternSyntaxException broken) {
      return Pattern.compile(Pattern.quote(text));
    }
  }
}
