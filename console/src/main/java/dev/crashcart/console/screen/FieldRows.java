package dev.crashcart.console.screen;

import dev.crashcart.console.page.View;
import java.util.List;

/**
 * The places of a form's fields for one width: labels beside the values, or above them where the
 * screen is narrow.
 */
final class FieldRows {
  private static final int POINTER = 2;
  private static final int GAP = 2;
  private static final int WIDEST = 48;

  private final int width;
  private final int labels;
  private final boolean stacked;

  FieldRows(List<View.Field> fields, int width) {
    this.width = width;
    int widest = 0;
    for (View.Field field : fields) {
      if (field.kind() != View.FieldKind.TICK) {
        widest = Math.max(widest, Columns.of(field.label()));
      }
    }
    this.stacked = widest > width * 2 / 5;
    this.labels = stacked ? 0 : widest;
  }

  void write(Sheet.Draft draft, View.Field field, Entry entry, String problem, boolean selected) {
    int start = draft.size();
    int column = field.kind() == View.FieldKind.TICK ? POINTER : value();
    Style style = style(field);
    Strip mark = Items.mark(selected);
    List<Strip> values =
        entry.rows(Math.min(WIDEST, width - column), selected).stream()
            .map(row -> field.disabled().isPresent() ? Strip.of(Style.FAINT, row.text()) : row)
            .toList();
    Strip value = values.get(0);
    if (field.kind() == View.FieldKind.TICK) {
      draft.add(mark.plus(value).plus(" ").plus(style, clip(field.label(), 6)));
    } else if (stacked) {
      draft.add(mark.plus(style, clip(field.label(), POINTER)));
      draft.add(Strip.plain(" ".repeat(column)).plus(value));
    } else {
      draft.add(mark.plus(style, Columns.pad(field.label(), labels + GAP)).plus(value));
    }
    int row = draft.size() - 1 + entry.cursorRow();
    for (Strip more : values.subList(1, values.size())) {
      draft.add(Strip.plain(" ".repeat(column)).plus(more));
    }
    below(draft, field, entry, problem, column);
    if (selected) {
      draft.insight(start, draft.size() - 1);
      draft.cursor(row, Math.min(width - 1, column + entry.cursorColumn()));
    }
  }

  private int value() {
    return stacked ? POINTER + GAP : POINTER + labels + GAP;
  }

  private String clip(String text, int from) {
    return Columns.clip(text, width - from);
  }

  private static Style style(View.Field field) {
    return field.disabled().isPresent() ? Style.FAINT : Style.PLAIN;
  }

  private void below(Sheet.Draft draft, View.Field field, Entry entry, String problem, int column) {
    String indent = " ".repeat(column);
    field
        .disabled()
        .ifPresent(why -> draft.addAll(Strip.wrapped(Style.FAINT, indent, "(" + why + ")", width)));
    entry
        .beneath()
        // The row kept for it would only part the field from its problem.
        .filter(strip -> problem.isEmpty() || !strip.pieces().isEmpty())
        .ifPresent(strip -> draft.addAll(beneath(strip, indent)));
    if (!problem.isEmpty()) {
      draft.addAll(Strip.wrapped(Style.BAD, indent, "! " + problem, width));
    }
  }

  private List<Strip> beneath(Strip strip, String indent) {
    return strip.pieces().isEmpty()
        ? List.of(strip)
        : Strip.wrapped(strip.pieces().get(0).style(), indent, strip.text(), width);
  }
}
