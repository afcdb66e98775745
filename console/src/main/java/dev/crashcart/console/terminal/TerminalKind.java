package dev.crashcart.console.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a terminal can do, told from TERM, the locale and NO_COLOR; the terminal itself is never
 * asked, because a serial line with nobody at its end does not answer.
 *
 * @param addressable whether the cursor can be moved at all; a dumb terminal is only written line
 *     by line
 * @param colour whether it is to show the eight colours
 * @param erasesInColour whether erasing leaves the background colour behind (terminfo: bce)
 * @param erasesCharacters whether it knows ECH, the erasing of some characters
 * @param switchesOff whether bold and reverse can be taken away one by one (SGR 22 and 27)
 * @param alternateScreen whether the menu can be drawn on a screen of its own
 * @param wrapsLate whether the last column of the last row can be written without scrolling
 * @param utf8 whether it shows more than ASCII
 */
public record TerminalKind(
    boolean addressable,
    boolean colour,
    boolean erasesInColour,
    boolean erasesCharacters,
    boolean switchesOff,
    boolean alternateScreen,
    boolean wrapsLate,
    boolean utf8) {
  private static final TerminalKind EMULATOR =
      new TerminalKind(true, true, true, true, true, true, true, true);
  private static final TerminalKind LINUX =
      new TerminalKind(true, true, true, true, true, false, true, true);

  /** GNU screen as it comes, and emulators that erase to the plain background. */
  private static final TerminalKind SCREEN =
      new TerminalKind(true, true, false, true, true, true, true, true);

  private static final TerminalKind VT220 =
      new TerminalKind(true, false, false, true, true, false, true, true);
  private static final TerminalKind VT100 =
      new TerminalKind(true, false, false, false, false, false, true, true);

  /** Nothing is known: the least that every terminal with a cursor understands. */
  private static final TerminalKind UNKNOWN =
      new TerminalKind(true, false, false, false, false, false, false, true);

  private static final TerminalKind DUMB =
      new TerminalKind(false, false, false, false, false, false, false, true);

  /** The beginnings of TERM, the longer one before the shorter one. */
  private static final List<Map.Entry<String, TerminalKind>> FAMILIES =
      List.of(
          Map.entry("dumb", DUMB),
          Map.entry("linux", LINUX),
          Map.entry("xterm-kitty", SCREEN),
          Map.entry("xterm", EMULATOR),
          Map.entry("tmux", EMULATOR),
          Map.entry("screen", SCREEN),
          Map.entry("rxvt", EMULATOR),
          Map.entry("putty", EMULATOR),
          Map.entry("alacritty", EMULATOR),
          Map.entry("foot", EMULATOR),
          Map.entry("vt100", VT100),
          Map.entry("vt102", VT100),
          Map.entry("vt2", VT220),
          Map.entry("vt3", VT220),
          Map.entry("vt4", VT220),
          Map.entry("vt5", VT220));

  /** The kind told by TERM alone, with colours and UTF-8 as far as it has them. */
  public static TerminalKind of(String term) {
    for (Map.Entry<String, TerminalKind> family : FAMILIES) {
      if (term.startsWith(family.getKey())) {
        boolean bce = term.contains("-bce") && family.getValue() == SCREEN;
        TerminalKind kind = bce ? EMULATOR : family.getValue();
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
    return ascii || !saysUtf8(environment) ? kind.ascii() : kind;
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
    return new TerminalKind(
        addressable,
        false,
        erasesInColour,
        erasesCharacters,
        switchesOff,
        alternateScreen,
        wrapsLate,
        utf8);
  }

  /** The same with nothing but ASCII. */
  public TerminalKind ascii() {
    return new TerminalKind(
        addressable,
        colour,
        erasesInColour,
        erasesCharacters,
        switchesOff,
        alternateScreen,
        wrapsLate,
        false);
  }
}
