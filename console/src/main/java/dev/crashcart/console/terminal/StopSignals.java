package dev.crashcart.console.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jline.utils.Signals;

/**
 * SIGTERM and SIGINT for a program that serves others until it is told to stop: they end the
 * waiting instead of the process, so that it can take leave of those it serves.
 */
public final class StopSignals {
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Takes the signals over, for good. */
  public StopSignals() {
    Stream.of("TERM", "INT").forEach(name -> Signals.register(name, stopped::countDown));
  }

  /** Waits until one has come. */
  public void await() throws InterruptedException {
    stopped.await();
  }
}
