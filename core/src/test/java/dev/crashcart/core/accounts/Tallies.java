package dev.crashcart.core.accounts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Tally files as pam_faillock writes them. */
final class Tallies {
  private Tallies() {}

  /** One valid record for each time, in seconds from now. */
  static byte[] bytes(Instant now, List<Long> seconds) {
    ByteBuffer buffer = ByteBuffer.allocate(64 * seconds.size()).order(ByteOrder.nativeOrder());
    for (long second : seconds) {
      byte[] source = new byte[52];
      byte[] tty = "tty1".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(tty, 0, source, 0, tty.length);
      buffer.put(source).putShort((short) 0).putShort((short) 5);
      buffer.putLong(now.getEpochSecond() + second);
    }
    return buffer.array();
  }
}
