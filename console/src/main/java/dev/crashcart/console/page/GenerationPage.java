package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.store.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One version of the settings: who, when, why and what it changed. */
record GenerationPage(Generation generation, int newest, List<Generation> all) implements Page {
  private static final String COMPARE = "compare";
  private static final String TO_NEWEST = "to-newest";
  private static final String RESTORE = "restore";

  GenerationPage {
    all = List.copyOf(all);
  }

  @Override
  public View view(Desk desk) {
    boolean isNewest = generation.number() == newest;
    Lines lines =
        new Lines()
            .words(
                When.day(generation.when())
                    + ", by "
                    + generation.who()
                    + " on "
                    + generation.terminal())
            .words("Reason: " + (generation.reason().isEmpty() ? "none" : generation.reason()));
    if (generation.changes().isEmpty()) {
      lines.words(
          generation.number() == 0
              ? "This is what the machine had before Crashcart first changed it."
              : "No setting was changed.");
    }
    lines.list("What it changed", generation.changes());
    List<KeyHint> keys = new ArrayList<>();
    keys.add(KeyHint.of(COMPARE, 'd', "compare"));
    if (!isNewest) {
      keys.add(KeyHint.of(TO_NEWEST, 'n', "compare with the newest"));
      keys.add(KeyHint.of(RESTORE, 'r', "restore"));
    }
    return new View.Text(
        "Generation " + generation.number() + (isNewest ? " (the newest)" : ""),
        Tone.PLAIN,
        lines.all(),
        Optional.empty(),
        keys);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    int number = generation.number();
    return switch (answer.choice()) {
      case COMPARE -> Next.open(new DifferencePage(all, Math.max(0, number - 1), number));
      case TO_NEWEST -> DifferencePage.show(number, newest, desk);
      case RESTORE ->
          Errand.of(
                  "restore generation " + number,
                  "crashcart restore " + number,
                  (appliance, consent) -> appliance.planRestore(number, consent))
              .begin(desk);
      default -> Next.back();
    };
  }
}
