package dev.crashcart.console.terminal;

import java.util.Map;
import java.util.Optional;

/** The DEC special graphics: line drawing of terminals that do not speak UTF-8 (terminfo: acsc). */
final class Graphics {
  private static final Map<String, Character> LETTERS =
      Map.ofEntries(
          Map.entry("─", 'q'),
          Map.entry("│", 'x'),
          Map.entry("┌", 'l'),
          Map.entry("┐", 'k'),
          Map.entry("└", 'm'),
          Map.entry("┘", 'j'),
          Map.entry("├", 't'),
          Map.entry("┤", 'u'),
          Map.entry("┬", 'w'),
          Map.entry("┴", 'v'),
          Map.entry("┼", 'n'),
          Map.entry("◆", '`'),
          Map.entry("▒", 'a'),
          Map.entry("°", 'f'),
          Map.entry("±", 'g'),
          Map.entry("≤", 'y'),
          Map.entry("≥", 'z'),
          Map.entry("π", '{'),
          Map.entry("≠", '|'),
          Map.entry("£", '}'),
          Map.entry("·", '~'));

  private Graphics() {}

  /** The letter that stands for a character in them. */
  static Optional<Character> find(String character) {
    return Optional.ofNullable(LETTERS.get(character));
  }
}
