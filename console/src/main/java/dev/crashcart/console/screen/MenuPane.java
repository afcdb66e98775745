package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.List;

/** A menu on the screen: warnings, numbered things to choose from, and how things stand. */
final class MenuPane implements Pane {
  private final Items items = new Items();
  private View.Menu menu = new View.Menu("", "", List.of(), List.of());

  /** How many lines above the first item, or below the last one, are pulled into sight. */
  private int above;

  private int below;
  private int room = 1;
  private int linesAbove;
  private int linesBelow;

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
    writeStatus(draft, width, true);
    draft.gap();
    int first = draft.size();
    items.write(draft, width, height);
    int last = draft.size();
    writeStatus(draft, width, false);
    room = Math.max(1, height - 1);
    boolean fits = draft.size() <= height;
    linesAbove = fits ? 0 : first;
    linesBelow = fits ? 0 : draft.size() - last;
    above = Math.min(above, linesAbove);
    below = Math.min(below, linesBelow);
    if (above > 0) {
      draft.insight(first - above, first - above);
    } else if (below > 0) {
      draft.insight(last - 1 + below, last - 1 + below);
    }
    return draft.done();
  }

  /** Warnings stand above the items; what is well may come late, below them, and moves nothing. */
  private void writeStatus(Sheet.Draft draft, int width, boolean warnings) {
    List<View.StatusLine> lines =
        menu.status().stream()
            .filter(line -> warnings == (line.mark() == View.Mark.WARNING))
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    draft.gap();
    int labels = 0;
    for (View.StatusLine line : menu.status()) {
      labels = Math.max(labels, Columns.of(line.label()));
    }
    labels = Math.min(labels, Math.max(8, width / 3));
    for (View.StatusLine line : lines) {
      Style style =
          warnings ? Style.WARNING : line.mark() == View.Mark.GOOD ? Style.GOOD : Style.PLAIN;
      String label = (warnings ? "! " : "  ") + Columns.pad(line.label(), labels) + "  ";
      List<String> texts = Columns.wrap(line.text(), width - Columns.of(label));
      for (int i = 0; i < texts.size(); i++) {
        String start = i == 0 ? label : " ".repeat(Columns.of(label));
        draft.add(Strip.plain(start).plus(style, texts.get(i)));
      }
    }
  }

  @Override
  public Reaction press(KeyStroke key) {
    if (peeks(key)) {
      return Reaction.DONE;
    }
    above = 0;
    below = 0;
    return items.press(key);
  }

  /**
   * On a short screen the lines above the items are read by PageUp from the first item, and those
   * below them by PageDown from the last one.
   */
  private boolean peeks(KeyStroke key) {
    boolean up = Keys.is(key, KeyType.PageUp);
    boolean down = Keys.is(key, KeyType.PageDown);
    if (up && below > 0) {
      below = Math.max(0, below - room);
    } else if (down && above > 0) {
      above = Math.max(0, above - room);
    } else if (up && items.atFirst() && linesAbove > 0) {
      above = Math.min(linesAbove, above + room);
    } else if (down && items.atLast() && linesBelow > 0) {
      below = Math.min(linesBelow, below + room);
    } else {
      return false;
    }
    return true;
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
