package dev.crashcart.console.terminal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a terminal can do, told from TERM, the locale and NO_COLOR; the terminal itself is never
 * asked, because a serial line with nobody at its end does not answer. Where families differ among
 * themselves, what their terminfo(5) entries do not promise is left out.
 */
public record TerminalKind(Set<Ability> abilities) {
  /** Something not every terminal can do. */
  enum Ability {
    /** The cursor can be moved at all; a dumb terminal is only written line by line. */
    ADDRESSES,
    /** It is to show the eight colours. */
    COLOUR,
    /** Erasing leaves the background colour behind (terminfo: bce). */
    ERASES_IN_COLOUR,
    /** It knows ECH, the erasing of some characters. */
    ERASES_CHARACTERS,
    /** Bold and reverse can be taken away one by one (SGR 22 and 27). */
    SWITCHES_OFF,
    /** The menu can be drawn on a screen of its own. */
    ALTERNATE_SCREEN,
    /** The last column of the last row can be written without scrolling (xenl). */
    WRAPS_LATE,
    /** It goes up and down a row by IND and RI. */
    INDEXES,
    /** It keeps cursor, look and character set in mind and comes back to them (DECSC, DECRC). */
    SAVES_CURSOR,
    /** Its cursor can be hidden. */
    HIDES_CURSOR,
    /** It has the line drawing of the VT100 (DEC special graphics). */
    GRAPHICS,
    /** It shows more than ASCII. */
    UTF8,
    /** Its font is the one of a VGA card: of all that is not ASCII it has code page 437. */
    SMALL_FONT
  }

  /** Terminals of the VT100's line without colours; each knows what the one before it knows. */
  private static final TerminalKind VT100 =
      of(
          Ability.ADDRESSES,
          Ability.WRAPS_LATE,
          Ability.INDEXES,
          Ability.SAVES_CURSOR,
          Ability.GRAPHICS,
          Ability.UTF8);

  private static final TerminalKind VT220 =
      VT100.with(Ability.ERASES_CHARACTERS, Ability.SWITCHES_OFF, Ability.HIDES_CURSOR);
  private static final TerminalKind COLOURS = VT220.with(Ability.COLOUR, Ability.ERASES_IN_COLOUR);
  private static final TerminalKind LINUX = COLOURS.with(Ability.SMALL_FONT);
  private static final TerminalKind XTERM = COLOURS.with(Ability.ALTERNATE_SCREEN);

  /** Emulators that erase to the plain background, and have no ECH everywhere. */
  private static final TerminalKind SCREEN =
      XTERM.without(Ability.ERASES_IN_COLOUR, Ability.ERASES_CHARACTERS);

  /** Nothing is known: the least that every terminal with a cursor understands. */
  private static final TerminalKind UNKNOWN = of(Ability.ADDRESSES, Ability.UTF8);

  /** Of the line of ANSI.SYS: colours, and little else. */
  private static final TerminalKind ANSI = UNKNOWN.with(Ability.COLOUR, Ability.ERASES_CHARACTERS);

  private static final TerminalKind DUMB = of(Ability.UTF8);

  /** The beginnings of TERM, the longer one before the shorter one. */
  private static final List<Map.Entry<String, TerminalKind>> FAMILIES =
      List.of(
          Map.entry("dumb", DUMB),
          Map.entry("linux", LINUX),
          Map.entry("xterm-kitty", XTERM.without(Ability.ERASES_IN_COLOUR)),
          Map.entry("xterm", XTERM),
          Map.entry("tmux", SCREEN),
          Map.entry("screen", SCREEN),
          Map.entry("rxvt", XTERM.without(Ability.ERASES_CHARACTERS)),
          Map.entry("putty", XTERM),
          Map.entry("alacritty", XTERM),
          Map.entry("foot", XTERM),
          Map.entry("vt100", VT100),
          Map.entry("vt102", VT100),
          Map.entry("vt2", VT220),
          Map.entry("vt3", VT220),
          Map.entry("vt4", VT220),
          Map.entry("vt5", VT220),
          Map.entry("ansi", ANSI));

  public TerminalKind {
    abilities = Set.copyOf(abilities);
  }

  private static TerminalKind of(Ability first, Ability... more) {
    return new TerminalKind(EnumSet.of(first, more));
  }

  private TerminalKind with(Ability... more) {
    EnumSet<Ability> all = EnumSet.copyOf(abilities);
    all.addAll(List.of(more));
    return new TerminalKind(all);
  }

  private TerminalKind without(Ability... fewer) {
    EnumSet<Ability> all = EnumSet.copyOf(abilities);
    all.removeAll(List.of(fewer));
    return new TerminalKind(all);
  }

  /** The kind told by TERM alone, with colours and UTF-8 as far as it has them. */
  public static TerminalKind of(String term) {
    for (Map.Entry<String, TerminalKind> family : FAMILIES) {
      if (term.startsWith(family.getKey())) {
        boolean bce = term.contains("-bce") && family.getValue() == SCREEN;
        TerminalKind kind = bce ? SCREEN.with(Ability.ERASES_IN_COLOUR) : family.getValue();
        return term.endsWith("-mono") || term.endsWith("-m") ? kind.mono() : kind;
      }
    }
    return UNKNOWN;
  }

  /**
   * The kind told by a process's environment.
   *
   * @param term the terminal's name; empty for that of the environment
   */
  public static TerminalKind of(
      Map<String, String> environment, String term, boolean ascii, boolean mono) {
    TerminalKind kind = of(term.isEmpty() ? environment.getOrDefault("TERM", "") : term);
    if (mono || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      kind = kind.mono();
    }
    if (ascii) {
      return kind.ascii();
    }
    return saysUtf8(environment) ? kind : kind.without(Ability.UTF8);
  }

  private static boolean saysUtf8(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("utf-8") || value.contains("utf8");
      }
    }
    return false;
  }

  /** The same without colours: reverse video and bold remain. */
  public TerminalKind mono() {
    return without(Ability.COLOUR);
  }

  /** The same with nothing but ASCII. */
  public TerminalKind ascii() {
    return without(Ability.UTF8, Ability.GRAPHICS);
  }

  boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** Whether the cursor can be moved at all; a dumb terminal is only written line by line. */
  public boolean addressable() {
    return can(Ability.ADDRESSES);
  }

  /** Whether it is to show the eight colours. */
  public boolean colour() {
    return can(Ability.COLOUR);
  }

  boolean alternateScreen() {
    return can(Ability.ALTERNATE_SCREEN);
  }

  /** Whether it shows more than ASCII. */
  public boolean utf8() {
    return can(Ability.UTF8);
  }
}
