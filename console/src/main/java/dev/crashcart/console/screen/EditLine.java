package dev.crashcart.console.screen;

import java.util.Arrays;

/**
 * One line of text being typed, with a cursor. Held in an array that is overwritten when it grows
 * and when it is wiped, so that it can hold a secret. Steps go by whole characters as people see
 * them: a letter with its accents, an emoji.
 */
final class EditLine {
  private static final int MOST = 8192;

  private final int most;
  private char[] text = new char[64];
  private int length;
  private int cursor;

  EditLine() {
    this(MOST);
  }

  /** One that holds so many characters at most. */
  EditLine(int most) {
    this.most = most;
  }

  void set(String newer) {
    wipe();
    for (int i = 0; i < newer.length(); i++) {
      insert(newer.charAt(i));
    }
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Whether nothing more can be typed. */
  boolean isFull() {
    return length >= most;
  }

  /** The character at a place. */
  char at(int place) {
    return text[place];
  }

  /** Puts the cursor at a place. */
  void to(int place) {
    cursor = place;
  }

  int cursor() {
    return cursor;
  }

  int length() {
    return length;
  }

  /** Everything, for lines that are no secret. */
  String text() {
    return new String(text, 0, length);
  }

  /** A part of it, for lines that are no secret. */
  String text(int from, int to) {
    return new String(text, from, to - from);
  }

  /** A copy of everything. */
  char[] copy() {
    return Arrays.copyOf(text, length);
  }

  /** How many characters stand before a place, for a row of stars. */
  int characters(int to) {
    int count = 0;
    for (int at = 0; at < to; at = after(at)) {
      count++;
    }
    return count;
  }

  /** Types one character, or half of a surrogate pair; false when the line is full. */
  boolean insert(char typed) {
    if (isFull()) {
      return false;
    }
    if (length == text.length) {
      char[] longer = Arrays.copyOf(text, length * 2);
      Arrays.fill(text, '\0');
      text = longer;
    }
    System.arraycopy(text, cursor, text, cursor + 1, length - cursor);
    text[cursor] = typed;
    cursor++;
    length++;
    return true;
  }

  void left() {
    cursor = before(cursor);
  }

  void right() {
    cursor = after(cursor);
  }

  void home() {
    cursor = 0;
  }

  void end() {
    cursor = length;
  }

  void backspace() {
    remove(before(cursor), cursor);
  }

  void delete() {
    remove(cursor, after(cursor));
  }

  /** Removes everything before the cursor. */
  void deleteToStart() {
    remove(0, cursor);
  }

  /** Removes the word before the cursor and the blanks behind it. */
  void deleteWord() {
    int from = cursor;
    while (from > 0 && text[from - 1] == ' ') {
      from--;
    }
    while (from > 0 && text[from - 1] != ' ') {
      from--;
    }
    remove(from, cursor);
  }

  void wipe() {
    Arrays.fill(text, '\0');
    length = 0;
    cursor = 0;
  }

  private void remove(int from, int to) {
    System.arraycopy(text, to, text, from, length - to);
    Arrays.fill(text, length - (to - from), length, '\0');
    length -= to - from;
    cursor = from;
  }

  int before(int place) {
    int at = place;
    do {
      at = Math.max(0, at - 1);
    } while (at > 0 && continues(at));
    return at;
  }

  int after(int place) {
    int at = Math.min(length, place + 1);
    while (at < length && continues(at)) {
      at++;
    }
    return at;
  }

  /** Whether what stands here belongs to the character before it. */
  private boolean continues(int at) {
    char here = text[at];
    int type = Character.getType(here);
    return (Character.isLowSurrogate(here) && Character.isHighSurrogate(text[at - 1]))
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || here == '\u200d'
        || text[at - 1] == '\u200d';
  }
}
