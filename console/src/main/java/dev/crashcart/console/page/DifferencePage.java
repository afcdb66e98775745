package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.store.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The choice of two versions to compare. */
final class DifferencePage implements Page {
  private static final String FROM = "from";
  private static final String TO = "to";

  private final List<Generation> generations;
  private String from;
  private String to;

  DifferencePage(List<Generation> generations, int from, int to) {
    this.generations = List.copyOf(generations);
    this.from = String.valueOf(from);
    this.to = String.valueOf(to);
  }

  static Next opening(Desk desk) {
    return Next.work(
        "Reading the history…",
        () -> {
          List<Generation> all = desk.appliance().history();
          int newest = HistoryPage.newest(all);
          return all.isEmpty()
              ? new Next.Tell("Nothing to compare: nothing was changed by Crashcart yet.")
              : Next.open(new DifferencePage(all, Math.max(0, newest - 1), newest));
        });
  }

  @Override
  public View view(Desk desk) {
    String range = range();
    return new View.Form(
        "Differences",
        "Two generations by their numbers, " + range + "; the history lists them.",
        List.of(
            Field.text(FROM, "From generation", range, from),
            Field.text(TO, "To generation", range, to)),
        "Compare");
  }

  private String range() {
    return generations.get(0).number() + " to " + HistoryPage.newest(generations);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    from = answer.text(FROM);
    to = answer.text(TO);
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<Integer> first = read(FROM, from.strip(), problems);
    Optional<Integer> second = read(TO, to.strip(), problems);
    return problems.isEmpty()
        ? show(first.orElseThrow(), second.orElseThrow(), desk)
        : new Next.Problems(problems);
  }

  private Optional<Integer> read(String field, String text, Map<String, String> problems) {
    Optional<Integer> found =
        generations.stream()
            .map(Generation::number)
            .filter(number -> String.valueOf(number).equals(text))
            .findFirst();
    if (found.isEmpty()) {
      problems.put(field, Key.quote(text) + " is no generation: there are " + range() + ".");
    }
    return found;
  }

  /** Looks up the difference, then shows it. */
  static Next show(int from, int to, Desk desk) {
    return Next.work(
        "Comparing…",
        () -> {
          List<Change> changes = desk.appliance().difference(from, to);
          Lines lines = new Lines();
          if (changes.isEmpty()) {
            lines.words("No setting differs.");
          }
          lines.list("From generation " + from + " to generation " + to, changes);
          return Next.open(TextPage.of("Differences " + from + " to " + to, lines.all()));
        });
  }
}
