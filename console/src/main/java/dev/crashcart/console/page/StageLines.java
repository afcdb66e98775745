package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Line;
import dev.crashcart.core.ssh.client.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The stages of a connection in words: how each ended, its time, and what to do. */
final class StageLines {
  private StageLines() {}

  static List<Line> of(List<StageResult> results) {
    List<Line> lines = new ArrayList<>();
    for (StageResult result : results) {
      if (result.verdict() != StageResult.Verdict.SKIPPED) {
        lines.addAll(lines(result));
      }
    }
    String skipped =
        results.stream()
            .filter(result -> result.verdict() == StageResult.Verdict.SKIPPED)
            .map(result -> result.stage().label())
            .collect(Collectors.joining(", "));
    if (!skipped.isEmpty()) {
      lines.add(Line.words("not tried · " + skipped));
    }
    return lines;
  }

  private static List<Line> lines(StageResult result) {
    String text =
        (result.failed() ? "FAILED" : "ok")
            + " · "
            + result.stage().label()
            + " ("
            + time(result.took())
            + "): "
            + result.sentence();
    List<Line> lines = new ArrayList<>();
    lines.add(result.failed() ? Line.alarm(text) : Line.words(text));
    if (!result.whatToDo().isEmpty()) {
      lines.add(Line.words("-> " + result.whatToDo()));
    }
    return lines;
  }

  /** {@code 12 ms}, {@code 2.3 s}. */
  static String time(Duration took) {
    long millis = took.toMillis();
    return millis < 1000
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
