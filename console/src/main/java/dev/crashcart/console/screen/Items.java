package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbered things to choose from, with the cursor on one of them. */
final class Items {
  /** Where the labels begin, and with them the terminal's cursor. */
  private static final int LABEL = 5;

  private final Cursor cursor = new Cursor();
  private List<View.Item> items = List.of();

  /** Takes a newer list; the cursor stays on the same thing. */
  void show(List<View.Item> newer) {
    Optional<String> id = selected().map(View.Item::id);
    items = newer;
    cursor.count(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (id.equals(Optional.of(items.get(i).id()))) {
        cursor.to(i);
      }
    }
  }

  Optional<View.Item> selected() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(cursor.at()));
  }

  /** Whether the cursor is on the last of them. */
  boolean atLast() {
    return cursor.at() >= items.size() - 1;
  }

  /** Whether the cursor is on the first of them. */
  boolean atFirst() {
    return cursor.at() == 0;
  }

  String help() {
    return selected().map(View.Item::help).orElse("");
  }

  Reaction press(KeyStroke key) {
    if (cursor.move(key)) {
      return Reaction.DONE;
    }
    if (Keys.is(key, KeyType.Enter)) {
      return selected().map(Items::choose).orElse(Reaction.UNUSED);
    }
    for (int i = 0; i < items.size(); i++) {
      if (Keys.typed(key, items.get(i).key())) {
        cursor.to(i);
        return choose(items.get(i));
      }
    }
    return Reaction.UNUSED;
  }

  private static Reaction choose(View.Item item) {
    return item.disabled()
        .<Reaction>map(why -> new Reaction.Tells(sentence(why)))
        .orElseGet(() -> Reaction.gives(item.id()));
  }

  /** What stands in brackets behind an item, said by itself. */
  private static String sentence(String reason) {
    return reason.isEmpty()
        ? reason
        : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }

  /** Chooses the first thing. */
  Reaction first() {
    return items.isEmpty() ? Reaction.UNUSED : choose(items.get(0));
  }

  /** Writes the things; in two columns where one is too long and there is room for a second. */
  void write(Sheet.Draft draft, int width, int height) {
    cursor.page(height - 1);
    if (items.size() > height - draft.size() && width >= 120) {
      writeTwoColumns(draft, width);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      List<Strip> strips = strips(items.get(i), i == cursor.at(), width);
      if (i == cursor.at()) {
        draft.insight(draft.size(), draft.size() + strips.size() - 1, LABEL);
      }
      draft.addAll(strips);
    }
  }

  private void writeTwoColumns(Sheet.Draft draft, int width) {
    int rows = (items.size() + 1) / 2;
    int second = width / 2;
    for (int row = 0; row < rows; row++) {
      Strip strip = strips(items.get(row), row == cursor.at(), second - 2).get(0);
      int other = row + rows;
      if (other < items.size()) {
        strip = strip.beside(second, strips(items.get(other), other == cursor.at(), second).get(0));
      }
      if (row == cursor.at() || other == cursor.at()) {
        draft.insight(draft.size(), draft.size(), row == cursor.at() ? LABEL : second + LABEL);
      }
      draft.add(strip);
    }
  }

  /** What stands before a line with or without the cursor on it. */
  static Strip mark(boolean selected) {
    return selected ? Strip.of(Style.SELECTED, "> ") : Strip.plain("  ");
  }

  /**
   * One thing's lines. Only the pointer and the key show where the cursor is, so that a step costs
   * a slow line few bytes, and no label has to be sent again.
   */
  private static List<Strip> strips(View.Item item, boolean selected, int width) {
    String text = item.label() + item.disabled().map(why -> " (" + why + ")").orElse("");
    Style style = item.disabled().isPresent() ? Style.FAINT : Style.PLAIN;
    List<String> lines = Columns.wrap(text, width - LABEL);
    Strip mark =
        selected
            ? Strip.of(Style.SELECTED, "> " + item.key())
            : Strip.plain("  ").plus(style, String.valueOf(item.key()));
    List<Strip> strips = new ArrayList<>();
    strips.add(mark.plus("  ").plus(style, lines.get(0)));
    for (String more : lines.subList(1, lines.size())) {
      strips.add(Strip.plain(" ".repeat(LABEL)).plus(style, more));
    }
    return strips;
  }
}
