package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One try at a connection while it goes on: the stages so far, and how it ended. */
final class Attempt {
  private final List<StageResult> results = new ArrayList<>();
  private final Consumer<StageResult> progress;
  private final Waiting waiting;
  private Stage stage = Stage.RESOLVE;
  private long begun = System.nanoTime();
  private Ending ending = Ending.WORKS;
  private Optional<PublicKeyLine> shown = Optional.empty();

  /**
   * A try that tells how it goes.
   *
   * @param progress gets each result, on the calling thread
   * @param cancelled asked many times a second, on the calling thread
   */
  Attempt(Consumer<StageResult> progress, BooleanSupplier cancelled) {
    this.progress = progress;
    this.waiting = new Waiting(cancelled);
  }

  /** A try of which only the end is of interest. */
  static Attempt quiet(BooleanSupplier cancelled) {
    return new Attempt(result -> {}, cancelled);
  }

  Waiting waiting() {
    return waiting;
  }

  void begin(Stage next) {
    stage = next;
    begun = System.nanoTime();
  }

  void showed(PublicKeyLine key) {
    shown = Optional.of(key);
  }

  void passed(String sentence) {
    add(StageResult.Verdict.PASSED, sentence, "");
  }

  /** Notes the failure, and makes of it what is thrown. */
  HostFailure failed(Ending why, String sentence, String whatToDo) {
    ending = why;
    add(StageResult.Verdict.FAILED, sentence, whatToDo);
    return new HostFailure((sentence + " " + whatToDo).strip());
  }

  HostFailure stopped() {
    return failed(Ending.STOPPED, "It was stopped before this ended.", "");
  }

  private void add(StageResult.Verdict verdict, String sentence, String whatToDo) {
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    StageResult result = new StageResult(stage, verdict, took, sentence, whatToDo);
    results.add(result);
    progress.accept(result);
  }

  /** What was found, with the stages it did not come to. */
  TestReport report() {
    String why =
        results.stream()
            .filter(StageResult::failed)
            .findFirst()
            .map(failure -> "Not tried, because of: " + failure.stage().label() + ".")
            .orElse("Not tried.");
    for (Stage next : Stage.values()) {
      if (results.stream().noneMatch(result -> result.stage() == next)) {
        StageResult skipped =
            new StageResult(next, StageResult.Verdict.SKIPPED, Duration.ZERO, why, "");
        results.add(skipped);
        progress.accept(skipped);
      }
    }
    return new TestReport(results, ending, shown);
  }
}
