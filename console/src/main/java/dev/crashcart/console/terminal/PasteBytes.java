package dev.crashcart.console.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes between the marks of a bracketed paste (xterm control sequences, "Bracketed Paste
 * Mode"). It may be a secret: every array it was in is overwritten.
 */
final class PasteBytes {
  /** What is pasted beyond this is dropped: no key file is that long. */
  private static final int MOST = 64 * 1024;

  private static final byte[] END_MARK = "\033[201~".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[256];
  private int length;
  private long taken;
  private int marked;

  /** Takes the next byte; true when it was the last one of the mark at the end. */
  boolean ended(int next) {
    // The mark begins with the only Escape in it, so there is no way to match it half-way anew.
    marked = next == END_MARK[marked] ? marked + 1 : next == END_MARK[0] ? 1 : 0;
    add((byte) next);
    taken++;
    if (marked == END_MARK.length) {
      length = (int) Math.min(length, taken - END_MARK.length);
      return true;
    }
    return false;
  }

  private void add(byte next) {
    if (length == MOST) {
      return;
    }
    if (length == bytes.length) {
      byte[] longer = Arrays.copyOf(bytes, length * 2);
      Arrays.fill(bytes, (byte) 0);
      bytes = longer;
    }
    bytes[length++] = next;
  }

  /** The text that was pasted; the bytes are gone afterwards. */
  Pasted text() {
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
    CharBuffer decoded = CharBuffer.allocate(length);
    utf8.decode(ByteBuffer.wrap(bytes, 0, length), decoded, true);
    Arrays.fill(bytes, (byte) 0);
    decoded.flip();
    char[] clean = new char[decoded.length()];
    int count = 0;
    boolean afterReturn = false;
    for (int i = 0; i < decoded.length(); i++) {
      char next = decoded.charAt(i);
      boolean pair = next == '\n' && afterReturn;
      afterReturn = next == '\r';
      if (!pair && isText(next)) {
        clean[count++] = next == '\r' ? '\n' : next == '\t' ? ' ' : next;
      }
    }
    char[] text = Arrays.copyOf(clean, count);
    Arrays.fill(clean, '\0');
    Arrays.fill(decoded.array(), '\0');
    return new Pasted(text);
  }

  private static boolean isText(char next) {
    return next == '\r' || next == '\n' || next == '\t' || !Character.isISOControl(next);
  }
}
