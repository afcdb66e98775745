package dev.crashcart.console.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts a stream of bytes into lines of UTF-8. CR, LF and CR LF all end one; what is longer than a
 * file of keys may be is cut off. Nothing of a line stays here behind it.
 */
final class LineBytes {
  private static final int MOST = 64 * 1024;
  private static final int NONE = -2;

  /** Long enough for the LF of a CR LF at 300 baud, too short for a finger. */
  private static final int PATIENCE_MILLIS = 40;

  private final InputStream stream;

  /** A terminal makes LF of CR by itself: there CR LF comes as two line ends. */
  private final boolean terminal;

  private int pushedBack = NONE;
  private boolean afterReturn;

  LineBytes(InputStream stream, boolean terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  /** Waits for the next line; a last one without an end counts. */
  Typed next() throws IOException {
    byte[] bytes = new byte[128];
    int length = 0;
    try {
      while (true) {
        int one = read();
        if (one < 0 && length == 0) {
          return Typed.END;
        }
        if (one < 0 || one == '\n' || one == '\r') {
          ends(one);
          return Typed.line(decoded(bytes, length));
        }
        if (length == bytes.length && length < MOST) {
          byte[] longer = Arrays.copyOf(bytes, 2 * length);
          Arrays.fill(bytes, (byte) 0);
          bytes = longer;
        }
        if (length < bytes.length) {
          bytes[length++] = (byte) one;
        }
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private int read() throws IOException {
    int one = pushedBack;
    pushedBack = NONE;
    if (one == NONE) {
      one = stream.read();
    }
    if (afterReturn && one == '\n') {
      one = stream.read();
    }
    afterReturn = false;
    return one;
  }

  private void ends(int by) throws IOException {
    afterReturn = by == '\r';
    if (terminal && by == '\n') {
      dropTwin();
    }
  }

  /** An empty line at once behind another is the second half of one Enter. */
  private void dropTwin() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (stream.available() == 0) {
      if (System.nanoTime() - end > 0) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    int next = stream.read();
    pushedBack = next == '\n' ? NONE : next;
  }

  private static char[] decoded(byte[] bytes, int length) throws IOException {
    CharBuffer decoded =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .decode(ByteBuffer.wrap(bytes, 0, length));
    char[] characters = new char[decoded.remaining()];
    decoded.get(characters);
    Arrays.fill(decoded.array(), '\0');
    return characters;
  }
}
