package dev.crashcart.core.ssh.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A place to wait at until something has happened, the time is up, or the operator has had enough.
 * Whoever makes something happen calls {@link #wake}.
 */
final class Waiting {
  /** How often the operator is asked. */
  private static final long LOOK_MILLIS = 50;

  private final BooleanSupplier cancelled;

  /** How the waiting ended. */
  enum End {
    HAPPENED,
    TIME_UP,
    STOPPED
  }

  Waiting(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  synchronized void wake() {
    notifyAll();
  }

  /** Whether the operator has had enough, or the thread was asked to end. */
  boolean isStopped() {
    return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  /** Waits; an interruption counts as having had enough, and stays set. */
  synchronized End until(BooleanSupplier happened, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!happened.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (isStopped()) {
        return End.STOPPED;
      }
      if (left <= 0) {
        return End.TIME_UP;
      }
      try {
        wait(Math.min(left, LOOK_MILLIS));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return End.STOPPED;
      }
    }
    return End.HAPPENED;
  }
}
