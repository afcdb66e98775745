package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** Which of several things is chosen, and how the keys move it. */
final class Cursor {
  private int at;
  private int count;
  private int page = 1;

  int at() {
    return at;
  }

  /** There are this many things now. */
  void count(int things) {
    count = things;
    at = Math.max(0, Math.min(at, count - 1));
  }

  /** So many are in sight. */
  void page(int things) {
    page = Math.max(1, things);
  }

  void to(int place) {
    at = Math.max(0, Math.min(place, count - 1));
  }

  /** Moves by a key; from the last thing down to the first and the other way round. */
  boolean move(KeyStroke key) {
    if (count == 0) {
      return false;
    }
    KeyType type = key.getKeyType();
    if (type == KeyType.ArrowDown) {
      at = (at + 1) % count;
    } else if (type == KeyType.ArrowUp) {
      at = (at + count - 1) % count;
    } else if (type == KeyType.Home) {
      at = 0;
    } else if (type == KeyType.End) {
      at = count - 1;
    } else if (type == KeyType.PageDown) {
      to(at + page);
    } else if (type == KeyType.PageUp) {
      to(at - page);
    } else {
      return false;
    }
    return true;
  }
}
