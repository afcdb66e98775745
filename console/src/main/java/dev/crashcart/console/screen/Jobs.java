package dev.crashcart.console.screen;

import dev.crashcart.console.page.Doorman;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import dev.crashcart.core.host.HostFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What runs on the worker and comes back as an event. At most one job of the operator's runs at a
 * time; its sentence is shown only when it takes long enough to be read, against flicker.
 */
final class Jobs {
  private static final Duration PATIENCE = Duration.ofMillis(150);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Executor worker;
  private final Clock clock;
  private final Events events;
  private Optional<Running> running = Optional.empty();

  Jobs(Executor worker, Clock clock, Events events) {
    this.worker = worker;
    this.clock = clock;
    this.events = events;
  }

  /** The operator's job. */
  private record Running(String sentence, Instant since, Optional<AtomicBoolean> stop) {}

  /** Something that may block and fail. */
  interface Task {
    void run() throws HostFailure;
  }

  boolean busy() {
    return running.isPresent();
  }

  /** What is being done, once that has taken a moment. */
  Optional<String> sentence() {
    return running.filter(job -> due(job.since)).map(Running::sentence);
  }

  private boolean due(Instant since) {
    Instant now = clock.instant();
    // A clock that was set back must not hide the sentence.
    return now.isBefore(since) || !now.isBefore(since.plus(PATIENCE));
  }

  /** Runs a job of the operator's; keys wait for nothing meanwhile. */
  void work(Next.Work work, Consumer<Next> done, Consumer<Throwable> failed) {
    carry(
        new Running(work.sentence(), clock.instant(), Optional.empty()), work.job(), done, failed);
  }

  /** Runs a long one; {@code beat} is called on the screen's thread at each of its steps. */
  void follow(Next.Follow follow, Runnable beat, Consumer<Next> done, Consumer<Throwable> failed) {
    AtomicBoolean stop = new AtomicBoolean();
    Next.Pulse pulse =
        new Next.Pulse() {
          @Override
          public void beat() {
            events.post(beat);
          }

          @Override
          public boolean stopped() {
            return stop.get();
          }
        };
    carry(
        new Running(follow.sentence(), clock.instant(), Optional.of(stop)),
        () -> follow.job().run(pulse),
        done,
        failed);
  }

  /** Asks the long job that runs to stop; false when none does. */
  boolean stop() {
    Optional<AtomicBoolean> stop = running.flatMap(Running::stop);
    stop.ifPresent(flag -> flag.set(true));
    return stop.isPresent();
  }

  /** Whether a long job runs, during which the operator may look around. */
  boolean following() {
    return running.flatMap(Running::stop).isPresent();
  }

  private void carry(Running what, Next.Job job, Consumer<Next> done, Consumer<Throwable> failed) {
    running = Optional.of(what);
    away(
        () -> {
          Next next = job.run();
          events.post(
              () -> {
                running = Optional.empty();
                done.accept(next);
              });
        },
        cause -> {
          running = Optional.empty();
          failed.accept(cause);
        });
  }

  /** Has a secret judged; a meter that fails says nothing. */
  void judge(View.Meter meter, char[] secret, Consumer<View.Judgement> verdict) {
    away(
        () -> {
          View.Judgement judgement;
          try {
            judgement = meter.judge(secret);
          } finally {
            Arrays.fill(secret, '\0');
          }
          events.post(() -> verdict.accept(judgement));
        },
        cause -> verdict.accept(new View.Judgement(0, Notices.logged(cause))));
  }

  /** Writes a note of somebody's leaving; nobody waits for it. */
  void note(Doorman.Note note) {
    away(note::write, Notices::logged);
  }

  /** Runs something on the worker; its failure comes back as an event. */
  void away(Task task, Consumer<Throwable> failed) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (HostFailure | RuntimeException | Error e) {
            events.post(() -> failed.accept(e));
          }
        };
    try {
      worker.execute(guarded);
    } catch (RuntimeException e) {
      events.post(() -> failed.accept(e));
    }
  }

  void post(Runnable event) {
    events.post(event);
  }

  /**
   * How long the screen may sleep when nothing happens: to the next full minute for the clock, to
   * the next second of a countdown, to the moment a job's sentence is due, to the moment somebody
   * is signed out.
   */
  Duration untilNext(Optional<Instant> deadline, Optional<Instant> signedOut) {
    Instant now = clock.instant();
    long untilMinute = MINUTE.toMillis() - Math.floorMod(now.toEpochMilli(), MINUTE.toMillis());
    Duration wait = Duration.ofMillis(untilMinute);
    if (running.isPresent() && sentence().isEmpty()) {
      wait = least(wait, Duration.between(now, running.get().since.plus(PATIENCE)));
    }
    if (signedOut.isPresent() && !busy()) {
      wait = least(wait, Duration.between(now, signedOut.get()));
    }
    if (deadline.isPresent() && !busy()) {
      long left = Duration.between(now, deadline.get()).toMillis();
      // To just after the next whole second before the deadline, where another number is shown.
      wait = least(wait, Duration.ofMillis(Math.max(1, Math.floorMod(left - 1, 1000) + 1)));
    }
    return wait;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
