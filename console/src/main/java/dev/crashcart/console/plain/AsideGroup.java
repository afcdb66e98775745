package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields that are seldom needed, shown with a number each; only those of them that are named are
 * asked for.
 */
final class AsideGroup {
  private static final String PROMPT = "Numbers to fill in, or Enter: ";

  private final List<View.Field> fields;
  private final FormState state;
  private final Prompt prompt;

  AsideGroup(List<View.Field> fields, FormState state, Prompt prompt) {
    this.fields = fields;
    this.state = state;
    this.prompt = prompt;
  }

  Asked ask() {
    for (int i = 0; i < fields.size(); i++) {
      String value = state.text(fields.get(i));
      prompt
          .paper()
          .line((i + 1) + "  " + fields.get(i).label() + ": " + (value.isEmpty() ? "-" : value));
    }
    while (true) {
      Typed typed = prompt.ask(PROMPT);
      Optional<Asked.Way> way = Asked.way(typed);
      if (way.isPresent()) {
        return Asked.of(way.get());
      }
      if (typed.is(Prompt.HELP) || typed.is("?")) {
        fields.forEach(field -> FieldDialogue.help(field, prompt));
        continue;
      }
      Optional<List<View.Field>> chosen = chosen(typed.text());
      if (chosen.isPresent()) {
        fields.stream().filter(field -> !chosen.get().contains(field)).forEach(state::asked);
        return fill(chosen.get());
      }
    }
  }

  private Optional<List<View.Field>> chosen(String line) {
    List<View.Field> chosen = new ArrayList<>();
    for (String number : line.isEmpty() ? new String[0] : line.split("[\\s,]+")) {
      int place = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
      if (place < 1 || place > fields.size()) {
        prompt.paper().line("! \"" + number + "\" is none of the numbers above.");
        return Optional.empty();
      }
      chosen.add(fields.get(place - 1));
    }
    return Optional.of(chosen);
  }

  private Asked fill(List<View.Field> chosen) {
    for (View.Field field : chosen) {
      Asked asked = new FieldDialogue(field, state, prompt).ask();
      if (asked.way() != Asked.Way.ON || asked.shaped().isPresent()) {
        return asked;
      }
      state.asked(field);
    }
    return Asked.of(Asked.Way.ON);
  }
}
