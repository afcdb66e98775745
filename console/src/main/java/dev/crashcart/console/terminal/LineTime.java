package dev.crashcart.console.terminal;

import java.util.concurrent.TimeUnit;

/** When a line will have sent what was written to it, which its speed tells. */
final class LineTime {
  /** With its start and stop bit. */
  private static final long BITS_OF_BYTE = 10;

  /** The speed that is assumed of a line that tells none. */
  private static final int SLOW = 9600;

  private final int baud;
  private long emptyAt;
  private boolean used;

  /** A line of so many bits per second; 0 when it is not known. */
  LineTime(int baud) {
    this.baud = baud > 0 ? baud : SLOW;
  }

  /** So many bytes were written. */
  synchronized void sent(int bytes, long nanos) {
    emptyAt = emptyAfter(bytes, nanos);
    used = true;
  }

  /** The time, in nanoseconds, when it has nothing left to send; now if that is so already. */
  synchronized long emptyAt(long nanos) {
    return used && emptyAt - nanos > 0 ? emptyAt : nanos;
  }

  /** The same if so many bytes more were written now. */
  synchronized long emptyAfter(int bytes, long nanos) {
    return emptyAt(nanos) + TimeUnit.SECONDS.toNanos(bytes * BITS_OF_BYTE) / baud;
  }
}
