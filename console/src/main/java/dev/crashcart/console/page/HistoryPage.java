package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.store.Generation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every version of the settings, the newest first.
 *
 * @param generations the oldest first, as the appliance lists them
 * @param damage a sentence for each that cannot be used any more and is therefore not listed
 * @param restoring whether the operator came to restore one
 */
record HistoryPage(List<Generation> generations, List<String> damage, boolean restoring)
    implements Page {
  private static final String COMPARE = "compare";

  HistoryPage {
    generations = List.copyOf(generations);
    damage = List.copyOf(damage);
  }

  static Next opening(boolean restoring, Desk desk) {
    return Next.look(
        "Reading the history…",
        () ->
            Next.open(
                new HistoryPage(
                    desk.appliance().history(), desk.appliance().historyDamage(), restoring)));
  }

  @Override
  public View view(Desk desk) {
    List<Generation> newestFirst = new ArrayList<>(generations);
    Collections.reverse(newestFirst);
    return new View.Table(
        restoring ? "Restore which generation?" : "History",
        excerpt(),
        List.of("No", "When", "Who", "Terminal", "Reason"),
        newestFirst.stream().map(HistoryPage::row).toList(),
        damage.isEmpty() ? "Nothing was changed by Crashcart yet." : "None of them can be used.",
        List.of(
            new KeyHint("enter", '\n', Optional.empty(), "open"),
            KeyHint.of(COMPARE, 'd', "differences")));
  }

  private String excerpt() {
    List<String> sentences = new ArrayList<>();
    if (restoring) {
      sentences.add("Enter shows it; r there restores it, after a look at what that changes.");
    }
    sentences.addAll(damage);
    return String.join(" ", sentences);
  }

  private static Row row(Generation generation) {
    return new Row(
        String.valueOf(generation.number()),
        List.of(
            String.valueOf(generation.number()),
            When.minute(generation.when()),
            generation.who(),
            generation.terminal(),
            generation.reason()));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Optional<Generation> chosen =
        generations.stream()
            .filter(it -> answer.row().equals(Optional.of(String.valueOf(it.number()))))
            .findFirst();
    if (chosen.isEmpty()) {
      return Next.stay();
    }
    int newest = newest(generations);
    return Next.open(
        answer.choice().equals(COMPARE)
            ? new DifferencePage(generations, chosen.get().number(), newest)
            : new GenerationPage(chosen.get(), newest, generations));
  }

  /** The number of the newest generation; -1 when there is none. */
  static int newest(List<Generation> generations) {
    return generations.isEmpty() ? -1 : generations.get(generations.size() - 1).number();
  }
}
