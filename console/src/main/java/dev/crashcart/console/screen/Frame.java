package dev.crashcart.console.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The arrangement of a screen: header, title, as much of the pane's sheet as fits, what is said
 * about the thing under the cursor, and the keys. It writes into the screen's buffer; what goes out
 * to the terminal is the difference.
 */
final class Frame {
  private static final int MARGIN = 1;
  private static final String MORE_ABOVE = "↑ more";
  private static final String MORE_BELOW = "↓ more";

  private final CellScreen screen;
  private final int columns;
  private final int rows;

  Frame(CellScreen screen) {
    this.screen = screen;
    TerminalSize size = screen.getTerminalSize();
    this.columns = size.getColumns();
    this.rows = size.getRows();
  }

  void draw(Visit visit, Pane pane, Scene scene) {
    screen.blank();
    header(scene.heading(), scene.time());
    put(1, MARGIN, Strip.of(pane.titleStyle(), Columns.clip(pane.title(), width())));
    List<Strip> foot = foot(pane, scene);
    Layout.Foot below = new Layout.Foot(foot.size(), pane.helps(), !scene.notice().isEmpty());
    int height = Layout.room(rows, below);
    Sheet sheet = pane.sheet(width(), height, scene.now());
    int used = sheet.head().size() + sheet.body().size();
    Layout layout = Layout.of(rows, used, below);
    content(visit, sheet, layout);
    for (int i = 0; i < layout.foot(); i++) {
      boolean cut = i == layout.foot() - 1 && foot.size() > layout.foot();
      put(rows - 1 - layout.foot() + i, MARGIN, cut ? cut(foot.get(i)) : foot.get(i));
    }
    if (rows > 2) {
      put(rows - 1, MARGIN, Strip.plain(fitting(scene.keys().get(), columns - 2 * MARGIN - 1)));
    }
  }

  private Strip cut(Strip strip) {
    Style style = strip.pieces().isEmpty() ? Style.PLAIN : strip.pieces().get(0).style();
    return Strip.of(style, Columns.clip(strip.text() + " …", width()));
  }

  private int width() {
    return Math.max(1, columns - 2 * MARGIN);
  }

  /**
   * The clock stands first and in no style of its own: there the minute costs the fewest bytes, and
   * it is all that is sent while nothing happens.
   */
  private void header(String heading, LocalTime time) {
    String clock =
        (time.getHour() < 10 ? "0" : "")
            + time.getHour()
            + (time.getMinute() < 10 ? ":0" : ":")
            + time.getMinute();
    int left = width() - clock.length() - 1;
    Strip words =
        heading.isEmpty()
            ? Strip.EMPTY
            : Strip.of(
                Style.BAR,
                " " + Columns.clip(heading, Math.max(1, Math.min(left, width()) - 2)) + " ");
    put(0, MARGIN, left < 10 ? words : Strip.plain(clock + " ").plus(words));
  }

  private List<Strip> foot(Pane pane, Scene scene) {
    boolean notice = !scene.notice().isEmpty();
    String text = notice ? scene.notice() : pane.help();
    if (text.isBlank()) {
      return List.of();
    }
    return Strip.wrapped(notice ? scene.notable() : Style.PLAIN, "", text, Math.min(width(), 100));
  }

  /** As many of the keys as fit, the way back before all but the first; none is cut. */
  private static String fitting(List<String> keys, int columns) {
    Predicate<String> wayBack = "Esc Back"::equals;
    List<String> byWeight = new ArrayList<>(keys.subList(0, Math.min(1, keys.size())));
    keys.stream().skip(1).filter(wayBack).forEach(byWeight::add);
    keys.stream().skip(1).filter(wayBack.negate()).forEach(byWeight::add);
    List<String> chosen = new ArrayList<>();
    int used = 0;
    for (String key : byWeight) {
      int more = Columns.of(key) + (chosen.isEmpty() ? 0 : 2);
      if (used + more <= columns) {
        chosen.add(key);
        used += more;
      }
    }
    return String.join("  ", keys.stream().filter(chosen::contains).toList());
  }

  private void content(Visit visit, Sheet sheet, Layout layout) {
    int head = Math.min(sheet.head().size(), Math.max(0, layout.content() - 1));
    for (int i = 0; i < head; i++) {
      put(layout.top() + i, MARGIN, sheet.head().get(i));
    }
    int first = layout.top() + head;
    int room = layout.content() - head;
    int size = sheet.body().size();
    int scroll = scrolled(visit.scroll(), sheet, room);
    visit.scroll(scroll);
    for (int i = 0; i < room && scroll + i < size; i++) {
      put(first + i, MARGIN, sheet.body().get(scroll + i));
    }
    if (scroll > 0 && layout.marks()) {
      right(layout.top() - 1, MORE_ABOVE);
    }
    if (scroll + room < size && layout.marks()) {
      right(layout.top() + layout.content(), MORE_BELOW);
    }
    cursor(sheet.cursor(), first, scroll, room);
  }

  /** Moves no further than it must, and back to the very top with the first thing. */
  private static int scrolled(int before, Sheet sheet, int room) {
    int size = sheet.body().size();
    int scroll = before;
    scroll = Math.max(scroll, sheet.to() - room + 1);
    scroll = Math.min(scroll, sheet.from());
    if (sheet.to() < room) {
      scroll = 0;
    }
    return Math.max(0, Math.min(scroll, size - room));
  }

  private void cursor(Optional<Sheet.Spot> spot, int first, int scroll, int room) {
    Optional<TerminalPosition> position =
        spot.filter(at -> at.line() >= scroll && at.line() < scroll + room)
            .map(
                at ->
                    new TerminalPosition(
                        Math.min(columns - 1, MARGIN + at.column()), first + at.line() - scroll));
    // Without a place of its own the cursor waits at the end of the key line, out of the way.
    screen.setCursorPosition(
        position.orElse(new TerminalPosition(Math.max(0, columns - 1), Math.max(0, rows - 1))));
  }

  private void right(int row, String text) {
    put(row, Math.max(0, columns - MARGIN - Columns.of(text)), Strip.of(Style.FAINT, text));
  }

  private void put(int row, int column, Strip strip) {
    if (row < 0 || row >= rows) {
      return;
    }
    int at = column;
    for (Strip.Piece piece : strip.pieces()) {
      Style style = piece.style();
      for (TextCharacter cell : Columns.cells(piece.text())) {
        int width = Columns.width(cell);
        if (at + width > columns) {
          return;
        }
        screen.put(at, row, style.on(cell), width);
        at += width;
      }
    }
  }
}
