package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The latest status of the appliance: looked at on the worker when the session starts and whenever
 * the appliance says that something changed, one look at a time.
 */
final class StatusWatch {
  private final StatusFeed feed;
  private final Jobs jobs;
  private final Runnable changed;
  private final Consumer<String> tell;
  private Optional<Status> latest;
  private Optional<Host.Watch> watch = Optional.empty();
  private boolean looking;
  private boolean again;
  private boolean closed;

  StatusWatch(StatusFeed feed, Jobs jobs, Runnable changed, Consumer<String> tell) {
    this.feed = feed;
    this.jobs = jobs;
    this.changed = changed;
    this.tell = tell;
    this.latest = feed.known();
  }

  Optional<Status> latest() {
    return latest;
  }

  void start() {
    look();
    jobs.away(
        () -> {
          Host.Watch started = feed.watch(() -> jobs.post(this::look));
          jobs.post(() -> watching(started));
        },
        cause -> tell.accept("Changes will not show by themselves: " + Notices.logged(cause)));
  }

  private void watching(Host.Watch started) {
    if (closed) {
      started.close();
    } else {
      watch = Optional.of(started);
    }
  }

  /** Looks again, once however often it is asked meanwhile. */
  void look() {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    jobs.away(
        () -> {
          Status status = feed.look();
          jobs.post(() -> seen(status));
        },
        cause -> {
          done();
          tell.accept("The status could not be read: " + Notices.logged(cause));
        });
  }

  private void seen(Status status) {
    done();
    boolean same = latest.equals(Optional.of(status));
    latest = Optional.of(status);
    if (!same) {
      changed.run();
    }
  }

  private void done() {
    looking = false;
    if (again && !closed) {
      again = false;
      look();
    }
  }

  void close() {
    closed = true;
    watch.ifPresent(Host.Watch::close);
    watch = Optional.empty();
  }
}
