package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.store.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The choice of two generations to compare.
 *
 * @param from offered, to be changed; so is {@code to}
 */
record DifferencePage(List<Generation> generations, int from, int to) implements Page {
  private static final String FROM = "from";
  private static final String TO = "to";

  DifferencePage {
    generations = List.copyOf(generations);
  }

  static Next opening(Desk desk) {
    return Next.look(
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
            Field.text(FROM, "From generation", range, String.valueOf(from)),
            Field.text(TO, "To generation", range, String.valueOf(to))),
        "Compare");
  }

  private String range() {
    return generations.get(0).number() + " to " + HistoryPage.newest(generations);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<Integer> first = read(FROM, answer.text(FROM).strip(), problems);
    Optional<Integer> second = read(TO, answer.text(TO).strip(), problems);
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
    return Next.look(
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
