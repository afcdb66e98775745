package dev.crashcart.console.terminal;

import java.util.concurrent.TimeUnit;

/**
 * The question how large the terminal is, for a line that has no size: sent along with a paint,
 * never waited for, and forgotten after some seconds, so that no later answer can come as a
 * surprise. What could as well be a key (F3 with a modifier, of which the row is 1) is taken for
 * the answer only at once.
 */
final class SizeQuestion {
  private static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** Serial-over-LAN through a distant or busy BMC takes seconds. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private boolean wanted;
  private boolean asked;
  private long there;

  /** Is to be asked with the next paint. */
  synchronized void want() {
    wanted = true;
  }

  synchronized boolean isWanted() {
    return wanted;
  }

  /** Was written; it is at the terminal at this time. */
  synchronized void asked(long nanos) {
    wanted = false;
    asked = true;
    there = nanos;
  }

  /** Whether the answer may be on its way, as a rule. */
  synchronized boolean answerDue(long nanos) {
    return asked && nanos - there <= AT_ONCE_NANOS;
  }

  /**
   * Whether an answer that came now is one to this question; the next one is not.
   *
   * @param clear whether it can be nothing else
   */
  synchronized boolean answered(long nanos, boolean clear) {
    boolean awaited = asked && nanos - there <= (clear ? PATIENCE_NANOS : AT_ONCE_NANOS);
    asked = false;
    return awaited;
  }
}
