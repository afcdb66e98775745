package dev.crashcart.console.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a cell looks, as far as terminals of eight colours go; ECMA-48, SGR.
 *
 * @param foreground 0 to 7, or 9 for the terminal's own
 * @param background 0 to 7, or 9 for the terminal's own
 */
record Look(int foreground, int background, boolean bold, boolean underline, boolean reverse) {
  static final int OWN = 9;
  static final Look PLAIN = new Look(OWN, OWN, false, false, false);

  /** The nearest look a kind of terminal has; without colours a background becomes reverse. */
  static Look of(TextColor foreground, TextColor background, Set<SGR> modifiers, boolean colour) {
    boolean bold = modifiers.contains(SGR.BOLD);
    boolean underline = modifiers.contains(SGR.UNDERLINE);
    boolean reverse = modifiers.contains(SGR.REVERSE);
    if (!colour) {
      boolean set = index(background) != OWN;
      return new Look(OWN, OWN, bold, underline, reverse || set);
    }
    return new Look(index(foreground), index(background), bold, underline, reverse);
  }

  private static int index(TextColor colour) {
    if (!(colour instanceof TextColor.ANSI ansi) || ansi == TextColor.ANSI.DEFAULT) {
      return OWN;
    }
    int place = ansi.ordinal();
    int own = TextColor.ANSI.DEFAULT.ordinal();
    return place < own ? place : place - own - 1;
  }

  /** The same as {@code equals}, without what Java links when that of a record is first called. */
  boolean same(Look other) {
    return foreground == other.foreground
        && background == other.background
        && bold == other.bold
        && underline == other.underline
        && reverse == other.reverse;
  }

  /** Whether a blank looks the same in both. */
  boolean sameBlank(Look other) {
    return background == other.background
        && underline == other.underline
        && reverse == other.reverse
        && (!reverse || foreground == other.foreground);
  }

  /** Whether erasing leaves what a blank in this look shows. */
  boolean erasable(TerminalKind kind) {
    return !underline
        && !reverse
        && (background == OWN || kind.can(TerminalKind.Ability.ERASES_IN_COLOUR));
  }

  /** The shortest way from this look to another. */
  String to(Look other, TerminalKind kind) {
    if (same(other)) {
      return "";
    }
    String anew = sgr(other.fromPlain(true));
    boolean takesOff =
        (bold && !other.bold) || (underline && !other.underline) || (reverse && !other.reverse);
    if (takesOff && !kind.can(TerminalKind.Ability.SWITCHES_OFF)) {
      return anew;
    }
    String changed = sgr(changes(other));
    return changed.length() < anew.length() ? changed : anew;
  }

  private List<String> changes(Look other) {
    List<String> codes = new ArrayList<>();
    if (bold != other.bold) {
      codes.add(other.bold ? "1" : "22");
    }
    if (underline != other.underline) {
      codes.add(other.underline ? "4" : "24");
    }
    if (reverse != other.reverse) {
      codes.add(other.reverse ? "7" : "27");
    }
    if (foreground != other.foreground) {
      codes.add("3" + other.foreground);
    }
    if (background != other.background) {
      codes.add("4" + other.background);
    }
    return codes;
  }

  private List<String> fromPlain(boolean reset) {
    List<String> codes = PLAIN.changes(this);
    if (reset && !codes.isEmpty()) {
      codes.add(0, "");
    }
    return codes;
  }

  private static String sgr(List<String> codes) {
    return "\033[" + String.join(";", codes) + "m";
  }
}
