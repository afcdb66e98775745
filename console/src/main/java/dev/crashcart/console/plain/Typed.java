package dev.crashcart.console.plain;

import java.util.Arrays;

/**
 * What came of waiting for a line. Its characters are an array, for they may be a secret: whoever
 * asked for one wipes it.
 */
final class Typed {
  static final Typed INTERRUPT = new Typed(Kind.INTERRUPT, new char[0]);
  static final Typed TIME_UP = new Typed(Kind.TIME_UP, new char[0]);
  static final Typed END = new Typed(Kind.END, new char[0]);

  private static final char ESCAPE = '\u001b';

  private final Kind kind;
  private final char[] characters;

  private Typed(Kind kind, char[] characters) {
    this.kind = kind;
    this.characters = characters;
  }

  /** How the waiting ended. */
  enum Kind {
    LINE,
    /** Ctrl-C. */
    INTERRUPT,
    TIME_UP,
    /** Ctrl-D, the end of a pipe, or a terminal that is gone. */
    END
  }

  /** A line without its end; the array is not copied. */
  static Typed line(char[] characters) {
    return new Typed(Kind.LINE, characters);
  }

  Kind kind() {
    return kind;
  }

  boolean ended() {
    return kind == Kind.END;
  }

  /** The line as text, without what keys such as the arrows leave there; never for a secret. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (char one : characters) {
      if (one == '\t') {
        text.append(' ');
      } else if (!Character.isISOControl(one)) {
        text.append(one);
      }
    }
    return text.toString().strip();
  }

  /** The characters themselves. */
  char[] characters() {
    return characters;
  }

  /** Whether the line is this word, told without making a text of it. */
  boolean is(String word) {
    return Arrays.equals(characters, word.toCharArray());
  }

  /** Whether it is the key Esc alone. */
  boolean isEscape() {
    return characters.length == 1 && characters[0] == ESCAPE;
  }

  /** Whether it is Enter alone. */
  boolean isEnter() {
    return kind == Kind.LINE && !isEscape() && text().isEmpty();
  }

  void wipe() {
    Arrays.fill(characters, '\0');
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return kind.name();
  }
}
