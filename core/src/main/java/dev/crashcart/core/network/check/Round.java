package dev.crashcart.core.network.check;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.NetworkProbe;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One test of the network while it goes on: what it knows, what it has found, and how much time is
 * left. The time is counted by what the answers took, so that a clock that is set meanwhile changes
 * nothing.
 */
final class Round {
  static final Duration PER_CHECK = Duration.ofSeconds(3);
  static final Duration IN_ALL = Duration.ofSeconds(30);

  private final NetworkSettings settings;
  private final KernelState kernel;
  private final TestTargets targets;
  private final NetworkProbe probe;
  private final Consumer<TestResult> progress;
  private final BooleanSupplier cancelled;
  private final List<TestResult> found = new ArrayList<>();
  private Duration spent = Duration.ZERO;

  Round(
      NetworkSettings settings,
      KernelState kernel,
      TestTargets targets,
      NetworkProbe probe,
      Consumer<TestResult> progress,
      BooleanSupplier cancelled) {
    this.settings = settings;
    this.kernel = kernel;
    this.targets = targets;
    this.probe = probe;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  NetworkSettings settings() {
    return settings;
  }

  KernelState kernel() {
    return kernel;
  }

  TestTargets targets() {
    return targets;
  }

  NetworkProbe probe() {
    return probe;
  }

  /** Something that is asked of the network. */
  @FunctionalInterface
  interface Question {
    TestResult ask() throws HostFailure;
  }

  /** Notes what was found and shows it. */
  void add(TestResult result) {
    spent = spent.plus(result.took());
    found.add(result);
    progress.accept(result);
  }

  /** Asks, unless there is no more time or the operator has had enough. */
  void ask(String name, String target, Question question) throws HostFailure {
    Optional<String> why = whyNot();
    add(why.isPresent() ? TestResult.skipped(name, target, why.get()) : question.ask());
  }

  private Optional<String> whyNot() {
    if (cancelled.getAsBoolean()) {
      return Optional.of("The test was stopped before this.");
    }
    return spent.compareTo(IN_ALL) >= 0
        ? Optional.of("The test had already taken " + IN_ALL.toSeconds() + " seconds.")
        : Optional.empty();
  }

  /** Whether at least one check of this name was made and did not fail. */
  boolean works(String name) {
    List<TestResult> its = found.stream().filter(one -> one.name().equals(name)).toList();
    return its.stream().anyMatch(one -> !one.failed() && one.verdict() != Verdict.SKIPPED);
  }

  List<TestResult> found() {
    return List.copyOf(found);
  }
}
