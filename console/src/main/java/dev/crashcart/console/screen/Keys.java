package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** What is asked of a key stroke. */
final class Keys {
  private Keys() {}

  static boolean is(KeyStroke key, KeyType type) {
    return key.getKeyType() == type;
  }

  /** Whether it is this letter with Ctrl. */
  static boolean ctrl(KeyStroke key, char letter) {
    return is(key, KeyType.Character)
        && key.isCtrlDown()
        && Character.toLowerCase(key.getCharacter()) == letter;
  }

  /** Whether it is a character to be typed: no Ctrl, no Alt. */
  static boolean typed(KeyStroke key) {
    return is(key, KeyType.Character) && !key.isCtrlDown() && !key.isAltDown();
  }

  /** Whether it is this character, no matter whether a letter is small. */
  static boolean typed(KeyStroke key, char wanted) {
    return typed(key) && Character.toLowerCase(key.getCharacter()) == Character.toLowerCase(wanted);
  }

  /** Whether it is the function key of this name, such as F6. */
  static boolean function(KeyStroke key, String name) {
    return key.getKeyType().name().equalsIgnoreCase(name);
  }
}
