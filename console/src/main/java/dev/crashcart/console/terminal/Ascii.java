package dev.crashcart.console.terminal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What a terminal without UTF-8 is sent for other characters: always as wide as they are. */
public final class Ascii {
  private static final Map<Integer, Character> TWINS = new HashMap<>();

  static {
    put("─━═╌╍┄┅┈┉–—−‐‑", '-');
    put("│┃║╎╏┆┇┊┋", '|');
    put("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬", '+');
    put("↑▲△", '^');
    put("↓▼▽", 'v');
    put("→►▶", '>');
    put("←◄◀", '<');
    put("•·●○◦", '*');
    put("█▓▒░■", '#');
    put("…", '.');
    put("“”„«»", '"');
    put("‘’‚", '\'');
    put("×✗", 'x');
    put("✓", 'v');
    put("\u00a0", ' ');
  }

  private Ascii() {}

  private static void put(String characters, char twin) {
    characters.codePoints().forEach(point -> TWINS.put(point, twin));
  }

  /** The nearest text of ASCII for one character of the screen. */
  public static String of(String character) {
    int point = character.codePointAt(0);
    if (point < 0x7f) {
      return character.substring(0, 1);
    }
    Character twin = TWINS.get(point);
    if (twin != null) {
      return String.valueOf(twin);
    }
    char base = Normalizer.normalize(character, Normalizer.Form.NFD).charAt(0);
    return base > ' ' && base < 0x7f ? String.valueOf(base) : "?";
  }
}
