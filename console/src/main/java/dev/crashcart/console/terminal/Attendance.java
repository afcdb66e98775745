package dev.crashcart.console.terminal;

import java.util.concurrent.TimeUnit;

/**
 * Whether somebody is at the far end of a serial line. Nothing signals that a terminal program or
 * an IPMI session attached to it, so a terminal is asked whether it is there (ECMA-48: DSR): every
 * 1.5 s while nobody answers; while somebody does, ever more rarely, up to once a minute. Whoever
 * comes after silence sees nothing until all is painted.
 *
 * <p>Times are in nanoseconds of one clock.
 */
final class Attendance {
  /** The question. */
  static final String QUESTION = "\033[5n";

  static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1500);
  static final long LONG = TimeUnit.SECONDS.toNanos(60);

  private long due;
  private long pause = SHORT;
  private long keyAt;
  private boolean asked;
  private boolean answers;
  private boolean absent;

  /** Begins with a first paint that somebody may have seen. */
  Attendance(long now) {
    due = now + SHORT;
    keyAt = now - 2 * LONG;
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
    // A terminal that never answers is still there while keys come from it.
    absent |= asked && (answers || now - keyAt > LONG);
    asked = true;
    due = there + SHORT;
  }

  /** The answer came; true when whoever gives it has not seen the screen. */
  synchronized boolean ready(long now) {
    boolean arrived = absent;
    pause = arrived ? SHORT : Math.min(LONG, 2 * pause);
    absent = false;
    answers = true;
    asked = false;
    due = now + pause;
    return arrived;
  }

  /** A key came; true when whoever pressed it has not seen the screen. */
  synchronized boolean pressed(long now) {
    boolean arrived = absent;
    answers &= !arrived;
    absent = false;
    keyAt = now;
    pause = SHORT;
    if (!asked) {
      due = now + SHORT;
    }
    return arrived;
  }
}
