package dev.crashcart.console.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keys out of the bytes a terminal sends for them. A slow line may take its time within a sequence;
 * Escape alone is told from the beginning of one by the silence after it.
 */
final class KeyDecoder {
  /** Silence after which Escape is Escape; the bytes of one key at 1200 baud come 8 ms apart. */
  static final int ESCAPE_ALONE = 60;

  /** Silence after which the rest of a begun sequence is not waited for any more. */
  static final int SEQUENCE_BROKEN = 500;

  private static final long PAIR_NANOS = 100_000_000;
  private static final int ESC = 0x1b;

  private final ByteSource source;
  private final LongSupplier nanos;
  private final Deque<Integer> back = new ArrayDeque<>();
  private final Deque<KeyStroke> ready = new ArrayDeque<>();
  private boolean afterReturn;
  private long returnAt;

  KeyDecoder(ByteSource source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
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

  private void decode(int first) throws IOException {
    boolean pair = first == '\n' && afterReturn && nanos.getAsLong() - returnAt < PAIR_NANOS;
    afterReturn = first == '\r';
    if (pair) {
      return;
    }
    if (first == ByteSource.END) {
      give(new KeyStroke(KeyType.EOF));
    } else if (first == ESC) {
      escape();
    } else if (first < ' ' || first == 0x7f) {
      control(first);
    } else if (first < 0x7f) {
      give(new KeyStroke((char) first, false, false));
    } else {
      utf8(first);
    }
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
    int next = read(ESCAPE_ALONE);
    if (next == '[') {
      sequence();
    } else if (next == 'O') {
      singleShift();
    } else if (next > ' ' && next < 0x7f) {
      give(new KeyStroke((char) next, false, true));
    } else {
      give(new KeyStroke(KeyType.Escape));
      pushBack(next);
    }
  }

  /** ECMA-48 control sequences, and those of the Linux console's F1 to F5. */
  private void sequence() throws IOException {
    StringBuilder parameters = new StringBuilder();
    int next = read(SEQUENCE_BROKEN);
    if (next == '[') {
      KeyNames.linux(read(SEQUENCE_BROKEN)).ifPresent(this::give);
      return;
    }
    while (next >= ' ' && next < '@' && parameters.length() < 32) {
      parameters.append((char) next);
      next = read(SEQUENCE_BROKEN);
    }
    if (next >= '@' && next < 0x7f) {
      KeyNames.sequence(parameters.toString(), (char) next).ifPresent(this::give);
    } else {
      pushBack(next);
    }
  }

  /** Cursor keys in application mode, F1 to F4, and the numeric keypad. */
  private void singleShift() throws IOException {
    int next = read(SEQUENCE_BROKEN);
    if (next >= ' ' && next < 0x7f) {
      KeyNames.singleShift((char) next).ifPresent(this::give);
    } else {
      pushBack(next);
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
