package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The latest status of the appliance: looked at on the worker when the session starts and whenever
 * the appliance says that something changed, one look at a time.
 */
final class StatusWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final StatusFeed feed;
  private final Jobs jobs;
  private final Runnable changed;
  private final Consumer<String> tell;
  private Optional<Status> latest;
  private Optional<Instant> began = Optional.empty();
  private Optional<Host.Watch> watch = Optional.empty();
  private boolean looking;
  private boolean again;
  private volatile boolean closed;

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

  /** Whether nothing is known yet, after a moment in which most machines have answered. */
  boolean late(Instant now) {
    return latest.isEmpty() && began.filter(from -> !now.isBefore(from.plus(PATIENCE))).isPresent();
  }

  /** Said in place of the help only when it takes long: most of the time nobody could read it. */
  String waiting(Instant now) {
    return late(now) ? "Looking at the system…" : "";
  }

  /** When it will be late, unless it is or something is known by then. */
  Optional<Duration> untilLate(Instant now) {
    return latest.isPresent() || late(now)
        ? Optional.empty()
        : began.map(from -> Duration.between(now, from.plus(PATIENCE)));
  }

  void start(Instant now) {
    began = Optional.of(now);
    look();
    jobs.away(
        () -> {
          Host.Watch started = feed.watch(() -> jobs.post(this::look));
          watching(started);
        },
        cause -> tell.accept("Changes will not show by themselves: " + Notices.logged(cause)));
  }

  /** On the worker: a session that is over hears of no event any more, and must leave no watch. */
  private synchronized void watching(Host.Watch started) {
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

  synchronized void close() {
    closed = true;
    watch.ifPresent(Host.Watch::close);
    watch = Optional.empty();
  }
}
