package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.terminal.Pasted;

/**
 * Several lines of text being typed or pasted, with a cursor; in an array that is overwritten when
 * it is wiped, so that it can hold a secret. From a terminal that does not mark what is pasted, it
 * comes as one key after the other with Enter between the lines, and may hold empty ones; so
 * neither can be what ends it.
 */
final class TypedLines {
  /** The most that is read from a file of keys, too. */
  private static final int MOST = 64 * 1024;

  private static final String END_MARK = "-----END";

  private final EditLine text = new EditLine(MOST);

  EditLine text() {
    return text;
  }

  /**
   * Whether the text is whole: a key file with its last line, and the cursor on an empty line after
   * it. There Enter goes on; anywhere else it begins a new line.
   */
  boolean isWhole() {
    return isEnded() && text.cursor() == text.length() && text.at(text.length() - 1) == '\n';
  }

  /** Whether the last line that holds something ends a key file (RFC 7468, 2). */
  boolean isEnded() {
    int end = text.length();
    while (end > 0 && (text.at(end - 1) == '\n' || text.at(end - 1) == ' ')) {
      end--;
    }
    int start = startOfLine(end);
    boolean marked = end - start >= END_MARK.length();
    for (int i = 0; marked && i < END_MARK.length(); i++) {
      marked = text.at(start + i) == END_MARK.charAt(i);
    }
    return marked;
  }

  /** What a key does; false when it means nothing here. */
  boolean press(KeyStroke key) {
    if (key instanceof Pasted pasted) {
      LineKeys.paste(text, pasted, true);
      return true;
    }
    if (Keys.is(key, KeyType.Enter)) {
      text.insert('\n');
      return true;
    }
    if (Keys.is(key, KeyType.Home) || Keys.ctrl(key, 'a')) {
      text.to(startOfLine(text.cursor()));
      return true;
    }
    if (Keys.is(key, KeyType.End) || Keys.ctrl(key, 'e')) {
      text.to(endOfLine(text.cursor()));
      return true;
    }
    return LineKeys.press(text, key) != LineKeys.Effect.NONE;
  }

  int startOfLine(int place) {
    int at = place;
    while (at > 0 && text.at(at - 1) != '\n') {
      at--;
    }
    return at;
  }

  int endOfLine(int place) {
    int at = place;
    while (at < text.length() && text.at(at) != '\n') {
      at++;
    }
    return at;
  }

  /** How many lines there are; an empty one at the end is none. */
  int count() {
    int lines = 0;
    for (int at = 0; at < text.length(); at = endOfLine(at) + 1) {
      lines++;
    }
    return lines;
  }
}
