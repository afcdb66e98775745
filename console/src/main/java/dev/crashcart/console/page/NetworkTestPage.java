package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.check.TestResult;
import dev.crashcart.core.network.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The test of the network: a line for each check as soon as it is through. */
final class NetworkTestPage implements Page {
  private enum Stage {
    BEFORE,
    RUNNING,
    THROUGH
  }

  /** Written by the worker, read by the screen. */
  private final List<TestResult> results = new CopyOnWriteArrayList<>();

  private volatile Stage stage = Stage.BEFORE;

  @Override
  public View view(Desk desk) {
    Lines lines = new Lines();
    if (stage == Stage.BEFORE) {
      lines.words(
          "Looks at the cables, the addresses, the gateway, each name server, a name, each time"
              + " server, a page of the web and the way there. It takes up to half a minute, and"
              + " nothing is changed.");
    } else if (stage == Stage.THROUGH) {
      lines.words(summary());
    }
    List<View.Line> all = new ArrayList<>(lines.all());
    results.forEach(result -> all.addAll(lines(result)));
    return new View.Text(
        "Test the network",
        stage == Stage.THROUGH && failed() ? Tone.BAD : Tone.PLAIN,
        all,
        Optional.of(stage == Stage.BEFORE ? "Start" : "Once more"),
        List.of());
  }

  private boolean failed() {
    return results.stream().anyMatch(TestResult::failed);
  }

  private String summary() {
    long failed = results.stream().filter(TestResult::failed).count();
    long odd = results.stream().filter(it -> it.verdict() == Verdict.WARNING).count();
    if (failed > 0) {
      return failed == 1
          ? "One check failed; begin with that."
          : failed + " checks failed. Begin with the first one: the others may follow from it.";
    }
    return odd > 0 ? "Everything works, but look at what is marked." : "Everything works.";
  }

  private static List<View.Line> lines(TestResult result) {
    List<View.Line> lines = new ArrayList<>();
    String name = (result.name() + " " + result.target()).strip();
    lines.add(View.Line.words(word(result.verdict()) + " · " + name + ": " + result.sentence()));
    if (!result.whatToDo().isEmpty()) {
      lines.add(View.Line.words("-> " + result.whatToDo()));
    }
    return lines;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "ok";
      case WARNING -> "look";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
    };
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    results.clear();
    stage = Stage.RUNNING;
    return new Next.Follow("Testing the network… Esc stops it.", pulse -> run(pulse, desk), false);
  }

  private Next run(Next.Pulse pulse, Desk desk) throws HostFailure {
    try {
      var counter = desk.appliance().networkDesk();
      counter.test(
          counter.targets(Optional.empty()),
          result -> {
            results.add(result);
            pulse.beat();
          },
          pulse::stopped);
    } finally {
      stage = Stage.THROUGH;
    }
    return Next.stay();
  }
}
