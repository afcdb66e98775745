package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

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
