package dev.crashcart.console.terminal;

import java.util.concurrent.TimeUnit;

/**
 * The question how large the terminal is, for a line that has no size: sent along with a paint,
 * never waited for, and forgotten soon, so that no later answer can come as a surprise.
 */
final class SizeQuestion {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private boolean wanted;
  private boolean asked;
  private long until;

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
    until = nanos + PATIENCE_NANOS;
  }

  /** Whether an answer that came now is one to this question; the next one is not. */
  synchronized boolean answered(long nanos) {
    boolean awaited = asked && nanos - until <= 0;
    asked = false;
    return awaited;
  }
}
