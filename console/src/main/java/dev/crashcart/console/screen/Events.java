package dev.crashcart.console.screen;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one queue of everything that happens to a console: keys, results of jobs, a changed status, a
 * resize. Whatever thread something comes from, it is done on the screen's thread.
 */
final class Events {
  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

  void post(Runnable event) {
    queue.add(event);
  }

  Optional<Runnable> poll() {
    return Optional.ofNullable(queue.poll());
  }

  /** Sleeps until something happens or the time is over. */
  Optional<Runnable> await(Duration most) throws InterruptedException {
    return Optional.ofNullable(queue.poll(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS));
  }
}
