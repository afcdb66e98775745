package dev.crashcart.console.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keys out of the bytes a terminal sends for them. A slow line may take its time within a sequence;
 * Escape alone is told from the beginning of one by the silence after it. What is no key is dropped
 * whole, be it an answer of the terminal, a broken sequence, or noise.
 */
final class KeyDecoder {
  /** Silence after which the rest of a begun sequence is not waited for any more. */
  static final int SEQUENCE_BROKEN = 500;

  /** Silence after which the end of a paste is not waited for any more. */
  static final int PASTE_BROKEN = 1000;

  /** Within so many milliseconds after Escape a bracket may be the rest of its sequence. */
  private static final int LATE = 300;

  /**
   * Where an answer to a question of ours is due, Escape waits so long for company, and what comes
   * so late is still its rest: a slow machine at either end may tear it, and nobody pressed a key.
   */
  private static final int ANSWER_TORN = 250;

  private static final int ANSWER_LATE = 2000;

  private static final long PAIR_NANOS = 100_000_000;
  private static final int ESC = 0x1b;

  /** The parameter of the sequence that begins a paste. */
  private static final String PASTE = "200";

  /** What a terminal line marks a byte of wrong parity with, termios(3): PARMRK. */
  private static final int PARITY_MARK = 0xff;

  private final ByteSource source;
  private final LongSupplier nanos;
  private final EscapeWait wait;
  private final Replies replies;
  private final Deque<Integer> back = new ArrayDeque<>();
  private final Deque<KeyStroke> ready = new ArrayDeque<>();
  private boolean afterReturn;
  private long returnAt;
  private boolean afterEscape;
  private boolean answerDue;
  private long escapeAt;
  private long silence;

  KeyDecoder(ByteSource source, LongSupplier nanos, EscapeWait wait, Replies replies) {
    this.source = source;
    this.nanos = nanos;
    this.wait = wait;
    this.replies = replies;
  }

  /** The next key; {@link KeyType#EOF} when the terminal is gone. */
  KeyStroke next() throws IOException {
    while (ready.isEmpty()) {
      decode(back.isEmpty() ? source.read() : back.pop());
    }
    return ready.remove();
  }

  /** The next key if something has come in. */
  Optional<KeyStroke> poll() throws IOException {
    while (ready.isEmpty()) {
      int first = read(0);
      if (first == ByteSource.NOTHING) {
        return Optional.empty();
      }
      decode(first);
    }
    return Optional.of(ready.remove());
  }

  private int read(int milliseconds) throws IOException {
    return back.isEmpty() ? source.read(milliseconds) : back.pop();
  }

  /** Reads within a sequence, and keeps in mind how long that took. */
  private int readOn(int milliseconds) throws IOException {
    long before = nanos.getAsLong();
    int next = read(milliseconds);
    silence = Math.max(silence, nanos.getAsLong() - before);
    return next;
  }

  private void decode(int first) throws IOException {
    boolean pair = first == '\n' && afterReturn && nanos.getAsLong() - returnAt < PAIR_NANOS;
    afterReturn = first == '\r';
    long latest = answerDue ? ANSWER_LATE : LATE;
    boolean late =
        first == '[' && afterEscape && nanos.getAsLong() - escapeAt < latest * 1_000_000L;
    silence = late ? nanos.getAsLong() - escapeAt : 0;
    afterEscape = false;
    if (pair) {
      return;
    }
    if (first == ByteSource.END) {
      give(new KeyStroke(KeyType.EOF));
      return;
    }
    if (late) {
      if (rest()) {
        return;
      }
    } else if (first == ESC) {
      escape();
      return;
    } else if (first < ' ' || first == 0x7f) {
      control(first);
    } else if (first < 0x7f) {
      give(new KeyStroke((char) first, false, false));
    } else if (first == PARITY_MARK) {
      parity();
    } else {
      utf8(first);
    }
    replies.pressed();
  }

  private void control(int code) {
    switch (code) {
      case 0 -> {
        // Ctrl-Space, the filling of telnet's CR NUL, and a break on a serial line.
      }
      case '\r' -> {
        returnAt = nanos.getAsLong();
        give(new KeyStroke(KeyType.Enter));
      }
      case '\n' -> give(new KeyStroke(KeyType.Enter));
      case '\t' -> give(new KeyStroke(KeyType.Tab));
      case '\b', 0x7f -> give(new KeyStroke(KeyType.Backspace));
      default -> {
        char letter = (char) (code + (code < 27 ? 'a' - 1 : '@'));
        give(new KeyStroke(letter, true, false));
      }
    }
  }

  private void escape() throws IOException {
    answerDue = replies.due();
    int next = readOn(Math.max(wait.milliseconds(), answerDue ? ANSWER_TORN : 0));
    if (next == '[') {
      sequence();
      return;
    }
    if (next == 'O') {
      singleShift();
    } else if (next > ' ' && next < 0x7f) {
      give(new KeyStroke((char) next, false, true));
    } else {
      give(new KeyStroke(KeyType.Escape));
      afterEscape = next == ByteSource.NOTHING;
      escapeAt = nanos.getAsLong();
      pushBack(next);
    }
    replies.pressed();
  }

  /** ECMA-48 control sequences, and those of the Linux console's F1 to F5. */
  private void sequence() throws IOException {
    StringBuilder parameters = new StringBuilder();
    int next = readOn(SEQUENCE_BROKEN);
    if (next == '[') {
      KeyNames.linux(readOn(SEQUENCE_BROKEN)).ifPresent(this::give);
      replies.pressed();
      return;
    }
    while (next >= ' ' && next < '@' && parameters.length() < 32) {
      parameters.append((char) next);
      next = readOn(SEQUENCE_BROKEN);
    }
    if (next >= '@' && next < 0x7f) {
      wait.sequence(Duration.ofNanos(silence));
      ended(parameters.toString(), (char) next);
    } else {
      pushBack(next);
    }
  }

  private void ended(String parameters, char letter) throws IOException {
    if (answer(parameters, letter)) {
      return;
    }
    if (letter == '~' && parameters.equals(PASTE)) {
      paste();
    } else {
      KeyNames.sequence(parameters, letter).ifPresent(this::give);
    }
    replies.pressed();
  }

  /** Whether it answers a question; then it has been told. */
  private boolean answer(String parameters, int letter) {
    if (letter == 'n' && (parameters.equals("0") || parameters.equals("3"))) {
      replies.ready();
      return true;
    }
    return letter == 'R' && position(parameters);
  }

  private boolean position(String parameters) {
    int between = parameters.indexOf(';');
    int row = KeyNames.number(parameters.substring(0, Math.max(0, between)));
    int column = KeyNames.number(parameters.substring(between + 1));
    return row > 0 && column > 0 && replies.position(column, row);
  }

  /**
   * The rest of a sequence whose Escape was taken for the key, because it was so long in coming. It
   * is dropped, for what it meant may be wrong by now, and the next one gets more time.
   *
   * @return whether it was an answer and no key
   */
  private boolean rest() throws IOException {
    StringBuilder parameters = new StringBuilder();
    int next = readOn(LATE);
    while (next >= ' ' && next < '@' && parameters.length() < 32) {
      parameters.append((char) next);
      next = readOn(LATE);
    }
    if (answer(parameters.toString(), next)) {
      wait.sequence(Duration.ofNanos(silence));
      return true;
    }
    boolean paste = next == '~' && parameters.toString().equals(PASTE);
    if (paste || KeyNames.sequence(parameters.toString(), (char) next).isPresent()) {
      wait.sequence(Duration.ofNanos(silence));
    } else {
      give(new KeyStroke('[', false, false));
      parameters.chars().forEach(each -> give(new KeyStroke((char) each, false, false)));
      pushBack(next);
    }
    if (paste) {
      paste();
    }
    return false;
  }

  /** Cursor keys in application mode, F1 to F4, and the numeric keypad. */
  private void singleShift() throws IOException {
    int next = readOn(SEQUENCE_BROKEN);
    if (next >= ' ' && next < 0x7f) {
      wait.sequence(Duration.ofNanos(silence));
      KeyNames.singleShift((char) next).ifPresent(this::give);
    } else {
      pushBack(next);
    }
  }

  private void paste() throws IOException {
    PasteBytes bytes = new PasteBytes();
    int next = read(PASTE_BROKEN);
    while (next >= 0 && !bytes.ended(next)) {
      next = read(PASTE_BROKEN);
    }
    give(bytes.text());
    if (next == ByteSource.END) {
      pushBack(next);
    }
  }

  /** A break and a byte of wrong parity come as this mark, a zero, and the byte. */
  private void parity() throws IOException {
    int next = read(SEQUENCE_BROKEN);
    if (next != 0) {
      pushBack(next);
    } else if (read(SEQUENCE_BROKEN) == ByteSource.END) {
      pushBack(ByteSource.END);
    }
  }

  private void utf8(int first) throws IOException {
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    byte[] bytes = new byte[length];
    bytes[0] = (byte) first;
    for (int i = 1; i < length; i++) {
      int next = read(SEQUENCE_BROKEN);
      if (next < 0x80 || next > 0xbf) {
        pushBack(next);
        return;
      }
      bytes[i] = (byte) next;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    Arrays.fill(bytes, (byte) 0);
    if (text.indexOf('\ufffd') < 0) {
      text.chars().forEach(unit -> give(new KeyStroke((char) unit, false, false)));
    }
  }

  private void pushBack(int code) {
    if (code != ByteSource.NOTHING) {
      back.push(code);
    }
  }

  private void give(KeyStroke key) {
    ready.add(key);
  }
}
