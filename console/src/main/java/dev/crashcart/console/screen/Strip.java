package dev.crashcart.console.screen;

import java.util.ArrayList;
import java.util.List;

/** One line of the screen before it is drawn: pieces of text, each in its style. */
record Strip(List<Piece> pieces) {
  static final Strip EMPTY = new Strip(List.of());

  Strip {
    pieces = List.copyOf(pieces);
  }

  /** A run of text in one style. */
  record Piece(Style style, String text) {}

  static Strip of(Style style, String text) {
    return new Strip(List.of(new Piece(style, text)));
  }

  static Strip plain(String text) {
    return of(Style.PLAIN, text);
  }

  /** The same line with something more at its end. */
  Strip plus(Style style, String text) {
    if (text.isEmpty()) {
      return this;
    }
    List<Piece> more = new ArrayList<>(pieces);
    more.add(new Piece(style, text));
    return new Strip(more);
  }

  /** The same line with all of another one at its end. */
  Strip plus(Strip other) {
    List<Piece> more = new ArrayList<>(pieces);
    more.addAll(other.pieces);
    return new Strip(more);
  }

  Strip plus(String text) {
    return plus(Style.PLAIN, text);
  }

  /** The same line, another one behind it from a given column on. */
  Strip beside(int column, Strip other) {
    List<Piece> more = new ArrayList<>(pieces);
    more.add(new Piece(Style.PLAIN, " ".repeat(Math.max(1, column - columns()))));
    more.addAll(other.pieces);
    return new Strip(more);
  }

  int columns() {
    int sum = 0;
    for (Piece piece : pieces) {
      sum += Columns.of(piece.text());
    }
    return sum;
  }

  /** The words without their styles. */
  String text() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.text()));
    return all.toString();
  }

  /** A text in one style over as many lines as it needs, all starting at the same column. */
  static List<Strip> wrapped(Style style, String indent, String text, int columns) {
    List<Strip> strips = new ArrayList<>();
    for (String line : Columns.wrap(text, columns - Columns.of(indent))) {
      strips.add(plain(indent).plus(style, line));
    }
    return strips;
  }
}
