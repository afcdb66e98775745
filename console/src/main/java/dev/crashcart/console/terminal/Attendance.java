package dev.crashcart.console.terminal;

import java.util.concurrent.TimeUnit;

/**
 * Whether somebody is at the far end of a serial line. Nothing signals that a terminal program or
 * an IPMI session attached to it, so a terminal is asked every 1.5 s whether it is there (ECMA-48:
 * DSR). Whoever answers after a silence sees nothing until all is painted. Asking more rarely while
 * somebody is there would miss who follows soon after.
 *
 * <p>Times are in nanoseconds of one clock.
 */
final class Attendance {
  /** The question. */
  static final String QUESTION = "\033[5n";

  static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1500);

  /** A terminal that never answers counts as gone so long after its last key. */
  static final long GONE = TimeUnit.SECONDS.toNanos(60);

  private long due;
  private long keyAt;
  private boolean asked;
  private boolean answers;
  private boolean missed;
  private boolean absent;

  /** Begins with a first paint that somebody may have seen. */
  Attendance(long now) {
    due = now + PAUSE;
    keyAt = now - 2 * GONE;
  }

  /** How long nothing is to be asked. */
  synchronized long untilDue(long now) {
    return Math.max(0, due - now);
  }

  /** Whether it is time to ask. */
  synchronized boolean isDue(long now) {
    return due - now <= 0;
  }

  /**
   * The question is being sent.
   *
   * @param there when the line has carried it to the other end
   */
  synchronized void asked(long now, long there) {
    missed |= asked;
    // A terminal that never answers is still there while keys come from it.
    absent |= asked && (answers || now - keyAt > GONE);
    asked = true;
    due = there + PAUSE;
  }

  /** Whether an answer may be on its way: of a terminal that is known to answer, or not known. */
  synchronized boolean answerDue() {
    return asked && (answers || !missed);
  }

  /** The answer came; true when whoever gives it has not seen the screen. */
  synchronized boolean ready(long now) {
    boolean arrived = missed;
    missed = false;
    absent = false;
    answers = true;
    asked = false;
    due = now + PAUSE;
    return arrived;
  }

  /** A key came; true when whoever pressed it has not seen the screen. */
  synchronized boolean pressed(long now) {
    boolean arrived = absent;
    answers &= !arrived;
    absent = false;
    keyAt = now;
    return arrived;
  }
}
