package dev.crashcart.console.terminal;

import java.time.Duration;

/**
 * How long Escape waits for company: on the line a terminal is on, the bytes of an arrow key must
 * not be taken for Escape and letters, and Escape alone must not be felt to wait. A terminal whose
 * sequences come slower than its line lets expect is remembered, and gets more time.
 */
final class EscapeWait {
  /** Silence after which Escape is Escape on a line that needs no time of its own. */
  private static final int FAST = 25;

  /** Packets of one key may arrive apart: what ssh(1) sends at once is not always read at once. */
  private static final int NETWORK = 50;

  private static final int MOST = 500;

  /** A byte with its start and stop bit takes ten. */
  private static final int BITS_OF_BYTE = 10;

  /** After so many bytes' time of silence a UART hands over what it has gathered (16550). */
  private static final int BYTES_GATHERED = 4;

  private final int least;
  private int milliseconds;

  private EscapeWait(int least) {
    this.least = least;
    this.milliseconds = least;
  }

  /**
   * For a line of this speed.
   *
   * @param baud bits per second; 0 when it is not known
   */
  static EscapeWait ofLine(int baud) {
    return new EscapeWait(
        baud > 0 ? Math.min(MOST, FAST + BYTES_GATHERED * BITS_OF_BYTE * 1000 / baud) : NETWORK);
  }

  /** For a terminal at the other end of a network. */
  static EscapeWait ofNetwork() {
    return new EscapeWait(NETWORK);
  }

  int milliseconds() {
    return milliseconds;
  }

  /** Takes note of the longest silence within a sequence that has come. */
  void sequence(Duration silence) {
    int needed = (int) Math.min(MOST, 2 * silence.toMillis() + FAST);
    // One slow sequence counts at once; after quick ones the wait gets shorter bit by bit.
    int shorter = milliseconds - (milliseconds - least + 7) / 8;
    milliseconds = 2 * silence.toMillis() > milliseconds ? needed : Math.max(least, shorter);
  }
}
