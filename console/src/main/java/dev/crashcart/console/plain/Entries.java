package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.List;
import java.util.Optional;

/** Things to choose from, each behind the digit or letter that chooses it. */
final class Entries {
  private final List<View.Item> items;
  private final Prompt prompt;

  Entries(List<View.Item> items, Prompt prompt) {
    this.items = items;
    this.prompt = prompt;
  }

  void print() {
    for (int i = 0; i < items.size(); i++) {
      View.Item item = items.get(i);
      String why = item.disabled().map(it -> " (not now: " + it + ")").orElse("");
      prompt.paper().line(key(i) + "  " + item.label() + why);
    }
  }

  /** Where a page has run out of keys, the place in the list. */
  private String key(int place) {
    char key = items.get(place).key();
    return key == ' ' ? String.valueOf(place + 1) : String.valueOf(key);
  }

  void help() {
    for (int i = 0; i < items.size(); i++) {
      String label = items.get(i).label();
      String stop = label.endsWith("?") ? " " : ". ";
      prompt.paper().line(key(i) + "  " + label + stop + items.get(i).help());
    }
    prompt.paper().line("Enter alone shows this page again, b goes back, q leaves the menu.");
  }

  Optional<View.Item> find(String typed) {
    for (int i = 0; i < items.size(); i++) {
      if (key(i).equalsIgnoreCase(typed)) {
        return Optional.of(items.get(i));
      }
    }
    return Optional.empty();
  }

  /** What choosing one means; empty when it cannot be chosen now, which is told. */
  Optional<Heard> choose(View.Item item) {
    if (item.disabled().isPresent()) {
      prompt.paper().line("! Not now: " + item.disabled().get() + ".");
      return Optional.empty();
    }
    return Optional.of(Heard.gives(item.id()));
  }
}
