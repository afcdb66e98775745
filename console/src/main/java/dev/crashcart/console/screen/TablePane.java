package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table on the screen, with a cursor row; its header stays while the rows scroll. */
final class TablePane implements Pane {
  private static final int GAP = 2;
  private static final int READABLE = 6;

  private final Cursor cursor = new Cursor();
  private View.Table table = new View.Table("", "", List.of(), List.of(), "", List.of());

  @Override
  public boolean show(View view, Instant now) {
    if (!(view instanceof View.Table newer)) {
      return false;
    }
    Optional<String> id = row();
    table = newer;
    cursor.count(table.rows().size());
    for (int i = 0; i < table.rows().size(); i++) {
      if (id.equals(Optional.of(table.rows().get(i).id()))) {
        cursor.to(i);
      }
    }
    return true;
  }

  private Optional<String> row() {
    return table.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(table.rows().get(cursor.at()).id());
  }

  @Override
  public Sheet sheet(int width, int height, Instant now) {
    Sheet.Draft draft = new Sheet.Draft();
    List<Strip> excerpt = Paragraphs.excerpt(table.excerpt(), width);
    // A short screen is for the rows; there the excerpt scrolls away with them.
    boolean stays = height >= excerpt.size() + 6;
    excerpt.forEach(stays ? draft::head : draft::add);
    if (table.rows().isEmpty()) {
      draft.addAll(Strip.wrapped(Style.PLAIN, "", table.empty(), width));
      return draft.done();
    }
    if (stays && !excerpt.isEmpty()) {
      draft.head(Strip.EMPTY);
    }
    List<Integer> widths = widths(width - GAP);
    Strip header = Strip.plain("  ").plus(Style.STRONG, line(table.columns(), widths));
    if (stays) {
      draft.head(header);
    } else {
      draft.add(header);
    }
    cursor.page(height - draft.headSize() - 1);
    for (int i = 0; i < table.rows().size(); i++) {
      boolean selected = i == cursor.at();
      if (selected) {
        draft.insight(draft.size(), draft.size(), GAP);
      }
      String text = line(table.rows().get(i).cells(), widths);
      draft.add(Items.mark(selected).plus(text));
    }
    return draft.done();
  }

  /**
   * As wide as the content; where that is too much, the widest column gives way first, and the last
   * ones are left out when nothing could be read in them.
   */
  private List<Integer> widths(int room) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      int widest = Columns.of(table.columns().get(column));
      for (View.Row row : table.rows()) {
        widest = Math.max(widest, Columns.of(cell(row.cells(), column)));
      }
      widths.add(widest);
    }
    while (widths.size() > 1 && narrowest(widths) > room) {
      widths.remove(widths.size() - 1);
    }
    int over = widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1) - room;
    for (; over > 0; over--) {
      int widest = 0;
      for (int column = 1; column < widths.size(); column++) {
        widest = widths.get(column) > widths.get(widest) ? column : widest;
      }
      if (widths.get(widest) <= 1) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  private static int narrowest(List<Integer> widths) {
    return widths.stream().mapToInt(width -> Math.min(width, READABLE)).sum()
        + GAP * (widths.size() - 1);
  }

  private static String cell(List<String> cells, int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.size(); column++) {
      line.append(column > 0 ? " ".repeat(GAP) : "");
      line.append(Columns.pad(cell(cells, column), widths.get(column)));
    }
    return line.toString().stripTrailing();
  }

  @Override
  public Reaction press(KeyStroke key) {
    if (cursor.move(key)) {
      return Reaction.DONE;
    }
    if (Keys.is(key, KeyType.Enter)) {
      return Hints.enter(table.keys()).isPresent() && row().isPresent()
          ? gives(Hints.ENTER)
          : Reaction.UNUSED;
    }
    return Hints.choice(table.keys(), key).map(this::gives).orElse(Reaction.UNUSED);
  }

  private Reaction gives(String choice) {
    return new Reaction.Gives(new Answer(choice, row(), Map.of(), Map.of()));
  }

  @Override
  public String title() {
    return table.title();
  }

  @Override
  public String help() {
    return table.rows().isEmpty() ? "" : table.rows().get(cursor.at()).help();
  }

  @Override
  public boolean helps() {
    return table.rows().stream().anyMatch(row -> !row.help().isEmpty());
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(Hints.words(table.keys()));
    keys.add("Esc Back");
    keys.add("Up/Down Move");
    return keys;
  }
}
