package dev.crashcart.console.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.Arrays;

/**
 * A text pasted at once: it is typed into a field, and never chooses anything. It may be a secret,
 * so it is kept in an array and never printed.
 */
public final class Pasted extends KeyStroke {
  private final char[] text;

  /** Takes the array over; lines end with a line feed, and there is no other control character. */
  public Pasted(char[] text) {
    super(KeyType.Unknown);
    this.text = text;
  }

  public int length() {
    return text.length;
  }

  public char at(int place) {
    return text[place];
  }

  /** Overwrites the text. */
  public void wipe() {
    Arrays.fill(text, '\0');
  }

  @Override
  public String toString() {
    return "(pasted)";
  }
}
