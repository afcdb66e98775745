package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.List;

/** A menu on the screen: status lines, then numbered things to choose from. */
final class MenuPane implements Pane {
  private final Items items = new Items();
  private View.Menu menu = new View.Menu("", "", List.of(), List.of());

  /** How many lines above the first item are pulled into sight by PageUp. */
  private int above;

  private int room = 1;
  private int before;

  @Override
  public boolean show(View view, Instant now) {
    if (!(view instanceof View.Menu newer)) {
      return false;
    }
    menu = newer;
    items.show(menu.items());
    return true;
  }

  @Override
  public Sheet sheet(int width, int height, Instant now) {
    Sheet.Draft draft = new Sheet.Draft();
    draft.addAll(Paragraphs.excerpt(menu.excerpt(), width));
    if (!menu.status().isEmpty()) {
      draft.gap();
      writeStatus(draft, width);
    }
    draft.gap();
    room = Math.max(1, height - 1);
    before = draft.size();
    items.write(draft, width, height - draft.size());
    above = Math.min(above, before);
    if (above > 0) {
      draft.insight(before - above, before - above);
    }
    return draft.done();
  }

  private void writeStatus(Sheet.Draft draft, int width) {
    int labels = 0;
    for (View.StatusLine line : menu.status()) {
      labels = Math.max(labels, Columns.of(line.label()));
    }
    labels = Math.min(labels, Math.max(8, width / 3));
    for (View.StatusLine line : menu.status()) {
      boolean warns = line.mark() == View.Mark.WARNING;
      Style style =
          warns ? Style.WARNING : line.mark() == View.Mark.GOOD ? Style.GOOD : Style.PLAIN;
      String label = (warns ? "! " : "  ") + Columns.pad(line.label(), labels) + "  ";
      List<String> texts = Columns.wrap(line.text(), width - Columns.of(label));
      for (int i = 0; i < texts.size(); i++) {
        String start = i == 0 ? label : " ".repeat(Columns.of(label));
        draft.add(Strip.plain(start).plus(style, texts.get(i)));
      }
    }
  }

  @Override
  public Reaction press(KeyStroke key) {
    // On a short screen the lines above the items are read by PageUp from the first item.
    if (Keys.is(key, KeyType.PageUp) && items.atFirst()) {
      above = Math.min(before, above + room);
      return Reaction.DONE;
    }
    if (Keys.is(key, KeyType.PageDown) && above > 0) {
      above = Math.max(0, above - room);
      return Reaction.DONE;
    }
    above = 0;
    return items.press(key);
  }

  @Override
  public String title() {
    return menu.title();
  }

  @Override
  public String help() {
    return items.help();
  }

  @Override
  public List<String> keys() {
    return List.of("Up/Down Move", "Enter Choose", "Esc Back", "Ctrl-L Redraw");
  }
}
