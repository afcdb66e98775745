package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.terminal.Pasted;

/** The keys that edit a line. */
final class LineKeys {
  private LineKeys() {}

  /** What a key did to a line. */
  enum Effect {
    NONE,
    MOVED,
    CHANGED
  }

  static Effect press(EditLine line, KeyStroke key) {
    if (key instanceof Pasted pasted) {
      return paste(line, pasted, false);
    }
    if (Keys.typed(key)) {
      line.insert(key.getCharacter());
      return Effect.CHANGED;
    }
    if (Keys.is(key, KeyType.Backspace)) {
      line.backspace();
    } else if (Keys.is(key, KeyType.Delete)) {
      line.delete();
    } else if (Keys.ctrl(key, 'u')) {
      line.deleteToStart();
    } else if (Keys.ctrl(key, 'w')) {
      line.deleteWord();
    } else {
      return moves(line, key) ? Effect.MOVED : Effect.NONE;
    }
    return Effect.CHANGED;
  }

  /**
   * Types a pasted text.
   *
   * @param severalLines whether its line ends are kept; one line is the text without them, as in
   *     the text fields of HTML
   */
  static Effect paste(EditLine line, Pasted pasted, boolean severalLines) {
    boolean typed = false;
    for (int i = 0; i < pasted.length(); i++) {
      char next = pasted.at(i);
      typed |= (severalLines || next != '\n') && line.insert(next);
    }
    return typed ? Effect.CHANGED : Effect.MOVED;
  }

  private static boolean moves(EditLine line, KeyStroke key) {
    if (Keys.is(key, KeyType.ArrowLeft)) {
      line.left();
    } else if (Keys.is(key, KeyType.ArrowRight)) {
      line.right();
    } else if (Keys.is(key, KeyType.Home) || Keys.ctrl(key, 'a')) {
      line.home();
    } else if (Keys.is(key, KeyType.End) || Keys.ctrl(key, 'e')) {
      line.end();
    } else {
      return false;
    }
    return true;
  }
}
