package dev.crashcart.core.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of ifupdown, interfaces(5): whom it sets up, and what is left without some of them. */
final class IfupdownText {
  private IfupdownText() {}

  /** Files that a file takes in: those in a folder whose name matches a regular expression. */
  record Source(String folder, String pattern) {}

  /** The interfaces of the {@code iface} stanzas; a label such as {@code eth0:1} is eth0's. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    text.lines()
        .map(IfupdownText::words)
        .filter(words -> words.length > 1 && words[0].equals("iface"))
        .map(words -> bare(words[1]))
        .filter(name -> name.matches("[A-Za-z0-9_.-]{1,15}"))
        .forEach(names::add);
    return names;
  }

  /** What its {@code source} and {@code source-directory} lines take in. */
  static List<Source> sources(String path, String text) {
    List<Source> sources = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = words(line);
      if (words.length < 2 || !words[0].matches("source|source-directory")) {
        continue;
      }
      String whole =
          words[1].startsWith("/")
              ? words[1]
              : path.substring(0, path.lastIndexOf('/') + 1) + words[1];
      if (words[0].equals("source-directory")) {
        sources.add(new Source(whole.replaceFirst("/+$", ""), "[A-Za-z0-9_-]+"));
      } else {
        int end = whole.lastIndexOf('/');
        sources.add(new Source(whole.substring(0, end), pattern(whole.substring(end + 1))));
      }
    }
    return sources;
  }

  /** By the signs of the shell; a dot at the beginning must be written, glob(7). */
  private static String pattern(String glob) {
    String expression =
        glob.replaceAll("[^A-Za-z0-9*?\\[\\]_-]", "\\\\$0").replace("*", ".*").replace("?", ".");
    return glob.startsWith(".") ? expression : "(?!\\.)" + expression;
  }

  /** The text without what it says about these interfaces. */
  static String without(String text, Set<String> names) {
    StringBuilder rest = new StringBuilder();
    boolean dropping = false;
    for (String line : text.split("(?<=\n)")) {
      String[] words = words(line);
      if (words[0].equals("iface")) {
        dropping = words.length > 1 && names.contains(bare(words[1]));
      } else if (words[0].matches("mapping|source|source-directory|rename|template")) {
        dropping = false;
      } else if (words[0].matches("auto|allow-.*|no-auto-down|no-scripts")) {
        dropping = false;
        rest.append(withoutNames(line, words, names));
        continue;
      }
      // What a comment is about nobody knows; and it harms nobody.
      if (!dropping || words[0].startsWith("#")) {
        rest.append(line);
      }
    }
    return rest.toString();
  }

  private static String withoutNames(String line, String[] words, Set<String> names) {
    List<String> kept = new ArrayList<>(List.of(words[0]));
    for (int i = 1; i < words.length; i++) {
      if (!names.contains(bare(words[i]))) {
        kept.add(words[i]);
      }
    }
    if (kept.size() == words.length) {
      return line;
    }
    return kept.size() == 1 ? "" : String.join(" ", kept) + "\n";
  }

  private static String[] words(String line) {
    return line.strip().split("\\s+");
  }

  private static String bare(String name) {
    return name.split(":", 2)[0];
  }
}
