package dev.crashcart.console.plain;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The pages' words for lines: where they name keys of the full screen, what is typed here; and
 * where a dot in mid-height parts things, which is read out by its name, a comma.
 */
final class Wording {
  /** In this order: the particular ones before the general one. */
  private static final List<Map.Entry<Pattern, String>> KEYS =
      List.of(
          Map.entry(Pattern.compile("\\bEsc stops it"), "Ctrl-C stops it"),
          Map.entry(
              Pattern.compile("\\bSpace ticks the one under the cursor"), "A number ticks one"),
          Map.entry(Pattern.compile("\\bSpace ticks"), "Its number ticks"),
          Map.entry(Pattern.compile("\\bEsc\\b"), ":back"),
          Map.entry(Pattern.compile(" · "), ", "));

  private Wording() {}

  static String of(String sentence) {
    String words = sentence;
    for (Map.Entry<Pattern, String> key : KEYS) {
      words = key.getKey().matcher(words).replaceAll(key.getValue());
    }
    return words;
  }
}
