package dev.crashcart.console.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All of a pane's content for one width, however long: the frame shows as much of it as fits.
 *
 * @param head lines that stay while the body scrolls
 * @param from the first line of the body that has to be in sight
 * @param to the last one
 * @param cursor where the terminal's cursor stands, as a line of the body and a column
 */
record Sheet(List<Strip> head, List<Strip> body, int from, int to, Optional<Spot> cursor) {
  Sheet {
    head = List.copyOf(head);
    body = List.copyOf(body);
  }

  /** A place on a sheet, counted from 0. */
  record Spot(int line, int column) {}

  /** A sheet while it is written. */
  static final class Draft {
    private final List<Strip> head = new ArrayList<>();
    private final List<Strip> body = new ArrayList<>();
    private int from;
    private int to;
    private Optional<Spot> cursor = Optional.empty();

    void head(Strip strip) {
      head.add(strip);
    }

    void add(Strip strip) {
      body.add(strip);
    }

    void addAll(List<Strip> strips) {
      body.addAll(strips);
    }

    /** A blank line, unless nothing stands above it. */
    void gap() {
      if (!body.isEmpty()) {
        body.add(Strip.EMPTY);
      }
    }

    int headSize() {
      return head.size();
    }

    int size() {
      return body.size();
    }

    /** Lines that must be in sight, with the cursor in the first of them. */
    void insight(int first, int last, int column) {
      from = first;
      to = last;
      cursor = Optional.of(new Spot(first, column));
    }

    /** Lines that must be in sight, without a cursor. */
    void insight(int first, int last) {
      from = first;
      to = last;
    }

    void cursor(int line, int column) {
      cursor = Optional.of(new Spot(line, column));
    }

    Sheet done() {
      return new Sheet(head, body, from, to, cursor);
    }
  }
}
