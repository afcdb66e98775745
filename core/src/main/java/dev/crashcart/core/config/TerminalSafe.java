package dev.crashcart.core.config;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * The escapes of JSON and, beyond them, DEL, C1 and the line separators: a terminal obeys those
 * when a log is shown as it is (0x9B begins a control sequence, ECMA-48).
 */
final class TerminalSafe extends CharacterEscapes {
  private final int[] ascii = standardAsciiEscapesForJSON();

  TerminalSafe() {
    ascii[0x7F] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    boolean obeyed = c >= 0x80 && c <= 0x9F || c == 0x2028 || c == 0x2029;
    // Jackson's own convention: null means "as it is".
    return obeyed ? new SerializedString(String.format("\\u%04x", c)) : null;
  }
}
