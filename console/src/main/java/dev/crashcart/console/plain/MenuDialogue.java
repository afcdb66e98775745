package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.Optional;

/** A menu: its status, one line for each entry, and which of them. */
final class MenuDialogue implements Dialogue {
  private final View.Menu menu;
  private final Prompt prompt;
  private final Entries entries;

  MenuDialogue(View.Menu menu, Prompt prompt) {
    this.menu = menu;
    this.prompt = prompt;
    this.entries = new Entries(menu.items(), prompt);
  }

  @Override
  public void print() {
    Paper paper = prompt.paper();
    paper.line("");
    paper.line(menu.title());
    if (!menu.excerpt().isEmpty()) {
      paper.line(menu.excerpt());
    }
    for (View.StatusLine line : menu.status()) {
      String mark = line.mark() == View.Mark.WARNING ? "! " : "";
      paper.line(mark + line.label() + ": " + line.text());
    }
    entries.print();
  }

  @Override
  public Heard hold() {
    while (true) {
      Typed typed = prompt.askNumber(Prompt.CHOOSE, 1);
      Optional<Heard> heard = heard(typed);
      if (heard.isPresent()) {
        return heard.get();
      }
    }
  }

  private Optional<Heard> heard(Typed typed) {
    String line = typed.text();
    Optional<View.Item> item = entries.find(line);
    // Several digits are the way through the menus below, in one line.
    if (item.isEmpty() && line.matches("[0-9]{2,}")) {
      item = entries.find(line.substring(0, 1));
      item.ifPresent(any -> prompt.typedAhead(line.substring(1)));
    }
    if (item.isPresent()) {
      Optional<Heard> chosen = entries.choose(item.get());
      if (chosen.isEmpty()) {
        prompt.typedAhead("");
      }
      return chosen;
    }
    if (line.equals("?")) {
      entries.help();
      return Optional.empty();
    }
    Optional<Heard> common = prompt.common(typed);
    if (common.isEmpty()) {
      prompt.unknown(typed);
    }
    return common;
  }
}
