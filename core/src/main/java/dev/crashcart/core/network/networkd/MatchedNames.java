package dev.crashcart.core.network.networkd;

import dev.crashcart.core.network.InterfaceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The interfaces that a foreign .network file is about by its [Match] section, systemd.network(5).
 * One that goes by anything but names may be about any of them.
 */
final class MatchedNames {
  private static final String NAME = "[A-Za-z0-9_.-]{1,15}";

  private MatchedNames() {}

  /**
   * @param there the names of the interfaces of the machine
   */
  static Set<InterfaceName> of(String text, Collection<String> there) {
    List<String> patterns = patterns(text);
    boolean inverted = !patterns.isEmpty() && patterns.get(0).startsWith("!");
    Set<String> names = new TreeSet<>(there);
    patterns.stream().filter(pattern -> pattern.matches(NAME)).forEach(names::add);
    Set<InterfaceName> matched = new TreeSet<>();
    for (String name : names) {
      boolean one =
          patterns.stream().anyMatch(pattern -> fits(pattern.replaceFirst("^!", ""), name));
      boolean about = patterns.isEmpty() || one != inverted;
      if (about && !name.equals("lo") && name.matches(NAME)) {
        matched.add(new InterfaceName(name));
      }
    }
    return matched;
  }

  private static List<String> patterns(String text) {
    List<String> patterns = new ArrayList<>();
    boolean inMatch = false;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        inMatch = line.equals("[Match]");
      } else if (inMatch && line.matches("Name\\s*=.*")) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        patterns.addAll(Arrays.asList(value.split("\\s+")));
      }
    }
    patterns.removeIf(String::isEmpty);
    return patterns;
  }

  /** By the signs of the shell, glob(7). */
  private static boolean fits(String pattern, String name) {
    StringBuilder expression = new StringBuilder();
    for (char sign : pattern.toCharArray()) {
      switch (sign) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        case '[', ']', '-' -> expression.append(sign);
        default -> expression.append(Character.isLetterOrDigit(sign) ? "" : "\\").append(sign);
      }
    }
    try {
      return name.matches(expression.toString());
    } catch (java.util.regex.PatternSyntaxException noPattern) {
      // networkd takes what is no pattern as it stands.
      return name.equals(pattern);
    }
  }
}
