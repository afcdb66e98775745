package dev.crashcart.console.screen;

import com.googlecode.lanterna.TextCharacter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in columns of the screen, where an ideograph or an emoji takes two. All layout goes
 * through here, never through {@code String.length()}.
 */
final class Columns {
  private static final String CUT = "…";

  /** Before this one no character takes two columns. */
  private static final char FIRST_WIDE = '\u1100';

  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** Those that were asked for; Lanterna splits a text to make one, and each is wanted often. */
  private static final TextCharacter[] ASCII = new TextCharacter[127];

  private Columns() {}

  /** How many columns a text takes. */
  static int of(String text) {
    if (isAscii(text)) {
      return text.length();
    }
    int columns = 0;
    for (TextCharacter cell : cells(text)) {
      columns += width(cell);
    }
    return columns;
  }

  static int width(TextCharacter cell) {
    return cell.getCharacterString().charAt(0) >= FIRST_WIDE && cell.isDoubleWidth() ? 2 : 1;
  }

  /**
   * The characters as they are drawn; what would steer the terminal is shown as a question mark.
   */
  static TextCharacter[] cells(String text) {
    if (!isAscii(text)) {
      return TextCharacter.fromString(harmless(text));
    }
    TextCharacter[] cells = new TextCharacter[text.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = ascii(text.charAt(i));
    }
    return cells;
  }

  private static TextCharacter ascii(char c) {
    // Two threads may make it twice, which is no harm: it cannot be changed.
    if (ASCII[c] == null) {
      ASCII[c] = TextCharacter.DEFAULT_CHARACTER.withCharacter(c);
    }
    return ASCII[c];
  }

  /** The beginning of a text, ending in an ellipsis when something had to go. */
  static String clip(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    if (columns <= 0) {
      return "";
    }
    return head(text, columns - 1) + CUT;
  }

  /** As many whole characters as fit. */
  static String head(String text, int columns) {
    StringBuilder taken = new StringBuilder();
    int used = 0;
    for (TextCharacter cell : cells(text)) {
      used += width(cell);
      if (used > columns) {
        break;
      }
      taken.append(cell.getCharacterString());
    }
    return taken.toString();
  }

  /** A text filled with blanks up to a width; longer ones are clipped. */
  static String pad(String text, int columns) {
    String clipped = clip(text, columns);
    return clipped + " ".repeat(Math.max(0, columns - of(clipped)));
  }

  /** A text broken between words, and within a word only where it is longer than a line. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    int room = Math.max(2, columns);
    for (String paragraph : text.split("\n", -1)) {
      wrapParagraph(harmless(paragraph), room, lines);
    }
    return lines;
  }

  private static void wrapParagraph(String paragraph, int room, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : paragraph.strip().split("\\s+")) {
      int width = of(word);
      if (used > 0 && used + 1 + width > room) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      while (width > room) {
        String piece = head(word, room);
        lines.add(piece);
        word = word.substring(piece.length());
        width = of(word);
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString());
  }

  /** A line broken only at the edge of the screen, its blanks kept. */
  static List<String> fold(String text, int columns) {
    List<String> lines = new ArrayList<>();
    int room = Math.max(2, columns);
    String rest = harmless(text);
    while (of(rest) > room) {
      String piece = head(rest, room);
      lines.add(piece);
      rest = rest.substring(piece.length());
    }
    lines.add(rest);
    return lines;
  }

  /**
   * The text as it can be shown: accents joined to their letters, those that cannot be joined left
   * out (terminals and Lanterna disagree about their width), and a question mark for what would
   * steer the terminal.
   */
  private static String harmless(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    String joined = Normalizer.normalize(text, Normalizer.Form.NFC);
    joined.codePoints().filter(Columns::shows).map(Columns::shown).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean shows(int point) {
    int type = Character.getType(point);
    return type != Character.NON_SPACING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && type != Character.ENCLOSING_MARK
        && point != ZERO_WIDTH_JOINER;
  }

  private static int shown(int point) {
    if (point == '\t' || point == '\n') {
      return ' ';
    }
    int type = Character.getType(point);
    boolean steers =
        type == Character.CONTROL
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || type == Character.FORMAT;
    // Beyond the first plane only emoji and ideographs are two columns wide everywhere.
    boolean odd = point >= 0x10000 && point < 0x1f000;
    return steers || odd ? '?' : point;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }
}
