package dev.crashcart.core.host;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call for many triggers: it comes 200 ms after the first of them, on a thread of its own that
 * exists only once something was triggered and sleeps otherwise.
 */
final class Debounce implements AutoCloseable {
  private static final long WAIT_MILLIS = 200;

  private final ScheduledThreadPoolExecutor caller;
  private final AtomicBoolean pending = new AtomicBoolean();
  private final Runnable call;

  Debounce(Runnable call) {
    this.call = call;
    caller =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "crashcart-watch-call");
              thread.setDaemon(true);
              return thread;
            },
            (work, closed) ->
                System.getLogger(Debounce.class.getName())
                    .log(System.Logger.Level.DEBUG, "A change after the watch was closed."));
    caller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Something happened. */
  void trigger() {
    if (pending.compareAndSet(false, true)) {
      caller.schedule(this::callNow, WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void callNow() {
    pending.set(false);
    try {
      call.run();
    } catch (RuntimeException bug) {
      // Else the executor would swallow it, and nobody would know why the screen stays old.
      System.getLogger(Debounce.class.getName())
          .log(System.Logger.Level.ERROR, "What was to follow a change failed.", bug);
    }
  }

  /** No further call starts; one that runs may finish. */
  @Override
  public void close() {
    caller.shutdown();
  }
}
