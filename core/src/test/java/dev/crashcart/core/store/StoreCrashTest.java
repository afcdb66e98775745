package dev.crashcart.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The process dies at, or the disk refuses, each write in turn: the old or the new, never half. */
class StoreCrashTest {
  private static final Instant WHEN = Instant.parse("2026-02-03T04:05:06Z");
  private static final Trial RUNNING = StoreSamples.trial(Optional.empty());
  private static final Trial WAITING = StoreSamples.trial(Optional.of(WHEN));
  private static final Rejected OLD = new Rejected(WHEN, "old", "old text");
  private static final Rejected NEW = new Rejected(WHEN, "new", "new text");

  /** Something done to a store. */
  private interface Action {
    void on(Store store) throws HostFailure;
  }

  /** What must hold wherever it ended. */
  private interface Promise {
    void of(Store store, MemoryHost host, boolean done) throws HostFailure;
  }

  private static void everywhere(Action before, Action action, Promise promise) throws HostFailure {
    MemoryHost whole = new MemoryHost();
    before.on(new Store(whole));
    int already = whole.mutations().size();
    action.on(new Store(whole));
    int mutations = whole.mutations().size() - already;
    assertThat(mutations).isPositive();
    for (int working = 0; working <= mutations; working++) {
      dying(before, action, promise, working, mutations);
      refused(before, action, promise, working, mutations);
    }
  }

  private static void dying(
      Action before, Action action, Promise promise, int working, int mutations)
      throws HostFailure {
    MemoryHost host = new MemoryHost();
    before.on(new Store(host));
    host.crashAfter(working, 0);
    if (working < mutations) {
      assertThatThrownBy(() -> action.on(new Store(host))).isInstanceOf(MemoryHost.Crash.class);
    } else {
      action.on(new Store(host));
    }
    host.restart();
    Store after = new Store(host);
    promise.of(after, host, working == mutations);
    after.cleanUp();
    assertThat(host.leftovers()).as("leftovers after %d", working).isEmpty();
    promise.of(after, host, working == mutations);
    action.on(after);
    promise.of(after, host, true);
  }

  private static void refused(
      Action before, Action action, Promise promise, int working, int mutations)
      throws HostFailure {
    MemoryHost host = new MemoryHost();
    Store store = new Store(host);
    before.on(store);
    host.failAfter(working);
    if (working < mutations) {
      assertThatThrownBy(() -> action.on(store)).isInstanceOf(HostFailure.class);
    } else {
      action.on(store);
    }
    promise.of(store, host, working == mutations);
  }

  @Test
  void aGenerationCountsWhollyOrNotAtAll() throws HostFailure {
    everywhere(
        store -> store.add(StoreSamples.generation(0, "x")),
        store -> store.add(StoreSamples.generation(1, "y")),
        (store, host, done) -> {
          boolean counts = store.generation(1).isPresent();
          assertThat(counts || !done).isTrue();
          assertThat(store.history())
              .containsExactlyElementsOf(
                  counts
                      ? List.of(StoreSamples.generation(0, "x"), StoreSamples.generation(1, "y"))
                      : List.of(StoreSamples.generation(0, "x")));
          assertThat(store.newest())
              .hasValue(StoreSamples.generation(counts ? 1 : 0, counts ? "y" : "x"));
          assertThat(store.damage()).isEmpty();
          assertThat(store.nextNumber()).isBetween(1, 2);
        });
  }

  @Test
  void aTrialCountsOnlyWithItsWholeWayBack() throws HostFailure {
    everywhere(
        store -> store.writeConfig("format: 1\n"),
        store -> {
          // As recovery does: what counts is not begun again.
          if (store.trial().isEmpty()) {
            store.begin(RUNNING, StoreSamples.wayBack());
          }
        },
        (store, host, done) -> {
          Optional<Trial> trial = store.trial();
          assertThat(trial.isPresent() || !done).isTrue();
          trial.ifPresent(found -> assertThat(found).isEqualTo(RUNNING));
          StoreSamples.assertSame(
              store.wayBack(), trial.isPresent() ? StoreSamples.wayBack() : List.of());
        });
  }

  @Test
  void aTrialHasTheOldDeadlineOrTheNew() throws HostFailure {
    everywhere(
        store -> store.begin(RUNNING, StoreSamples.wayBack()),
        store -> store.update(WAITING),
        (store, host, done) -> {
          assertThat(store.trial().orElseThrow())
              .isIn(done ? List.of(WAITING) : List.of(RUNNING, WAITING));
          StoreSamples.assertSame(store.wayBack(), StoreSamples.wayBack());
        });
  }

  @Test
  void aTrialIsOverOrStillHasItsWayBack() throws HostFailure {
    everywhere(
        store -> store.begin(WAITING, StoreSamples.wayBack()),
        Store::end,
        (store, host, done) -> {
          Optional<Trial> trial = store.trial();
          assertThat(trial.isEmpty() || !done).isTrue();
          trial.ifPresent(found -> assertThat(found).isEqualTo(WAITING));
          StoreSamples.assertSame(
              store.wayBack(), trial.isPresent() ? StoreSamples.wayBack() : List.of());
          if (done) {
            assertThat(host.paths()).noneMatch(path -> path.matches(".*(trial|way-back).*"));
          }
        });
  }

  @Test
  void whatWentBackIsTheOldTheNewOrNothing() throws HostFailure {
    everywhere(
        store -> store.reject(OLD),
        store -> store.reject(NEW),
        (store, host, done) -> {
          Optional<Rejected> rejected = store.rejected();
          assertThat(rejected)
              .isIn(
                  done
                      ? List.of(Optional.of(NEW))
                      : List.of(Optional.of(OLD), Optional.empty(), Optional.of(NEW)));
        });
  }

  @Test
  void whatIsForgottenIsForgottenWholly() throws HostFailure {
    everywhere(
        store -> store.reject(OLD),
        Store::forgetRejected,
        (store, host, done) ->
            assertThat(store.rejected())
                .isIn(
                    done
                        ? List.of(Optional.empty())
                        : List.of(Optional.of(OLD), Optional.empty())));
  }

  @Test
  void theKeptFileIsTheOldOrTheNew() throws HostFailure {
    everywhere(
        store -> store.writeConfig("format: 1\n"),
        store -> store.writeConfig("format: 1\n# new\n"),
        (store, host, done) ->
            assertThat(host.text(Store.CONFIG))
                .isIn(
                    done
                        ? List.of("format: 1\n# new\n")
                        : List.of("format: 1\n", "format: 1\n# new\n")));
  }

  @Test
  void leftoversOfProcessesThatDiedMoreThanOnceAreRemoved() throws HostFailure {
    MemoryHost host = new MemoryHost();
    for (int number = 0; number < 4; number++) {
      int current = number;
      host.crashAfter(host.facts(History.FOLDER).isPresent() ? 0 : 2, 0);
      assertThatThrownBy(() -> new Store(host).add(StoreSamples.generation(current, "x")))
          .isInstanceOf(MemoryHost.Crash.class);
      host.restart();
      new Store(host).add(StoreSamples.generation(number, "x"));
    }
    assertThat(host.leftovers()).hasSize(4);

    new Store(host).cleanUp();

    assertThat(host.leftovers()).isEmpty();
  }
}
