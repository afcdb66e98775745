package dev.crashcart.console.terminal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What a terminal without UTF-8 is sent for other characters: always as wide as they are. */
public final class Ascii {
  /** What has a twin and is in code page 437 as well. */
  private static final String IN_437 = "─│┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬║↑↓→←▲▼►◄•·○█▓▒░■«»\u00a0";

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

  /**
   * The same character, but for those that the font of a VGA card shows as a block and that have a
   * twin; letters are left alone, because another font may have been loaded for them.
   */
  static String inSmallFont(String character) {
    Character twin = TWINS.get(character.codePointAt(0));
    return twin == null || IN_437.contains(character) ? character : String.valueOf(twin);
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
