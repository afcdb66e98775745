package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Line;
import dev.crashcart.core.config.Problem;
import java.util.ArrayList;
import java.util.List;

/** A text page in the making: paragraphs in the order they are read. */
final class Lines {
  private final List<Line> lines = new ArrayList<>();

  /** A paragraph, with an empty line before it. */
  Lines words(String text) {
    if (!lines.isEmpty()) {
      lines.add(Line.words(""));
    }
    lines.add(Line.words(text));
    return this;
  }

  /** A heading and what stands under it, each on a line kept as it is; nothing when it is empty. */
  Lines list(String heading, List<?> under) {
    if (!under.isEmpty()) {
      lines.add(Line.heading(heading));
      under.forEach(item -> lines.add(Line.verbatim(String.valueOf(item))));
    }
    return this;
  }

  /** A heading and sentences under it; nothing when there are none. */
  Lines sentences(String heading, List<String> under) {
    if (!under.isEmpty()) {
      lines.add(Line.heading(heading));
      under.forEach(sentence -> lines.add(Line.words(sentence)));
    }
    return this;
  }

  List<Line> all() {
    return List.copyOf(lines);
  }

  /** A problem for people: with its place when it stands in a file, else with its setting. */
  static String sentence(Problem problem) {
    if (problem.place().hasLine()) {
      return problem.toString();
    }
    return problem.key().isEmpty() ? problem.message() : problem.key() + ": " + problem.message();
  }
}
