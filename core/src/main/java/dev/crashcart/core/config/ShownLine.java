package dev.crashcart.core.config;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A line of a file as a person may see it, with a caret under one of its columns: secrets masked,
 * tabs made blanks, what a terminal obeys made visible, a long line cut to the part around the
 * caret.
 */
final class ShownLine {
  /** The most cells of a line that are shown. */
  private static final int WINDOW = 72;

  /** How many cells before the caret stay in sight. */
  private static final int BEFORE = 40;

  private static final int TAB = 8;
  private static final String CUT = "...";

  /** A piece of the shown line that is not divided. */
  private record Piece(String text, int cells) {}

  private final List<Piece> pieces = new ArrayList<>();
  private int cells;
  private int caret = -1;

  private ShownLine() {}

  /**
   * Two lines, each ended: the text and the caret.
   *
   * @param start the index of the line's first character in {@code hidden}
   * @param column one-based, in code points; behind the end means right behind it
   */
  static String of(String line, int start, BitSet hidden, int column) {
    ShownLine shown = new ShownLine();
    int at = 0;
    int number = 1;
    boolean masking = false;
    while (at < line.length()) {
      int c = line.codePointAt(at);
      boolean secret = hidden.get(start + at);
      if (secret && !masking) {
        shown.mark(number, column);
        shown.add(Secret.MASK, Secret.MASK.length());
      } else if (!secret) {
        shown.mark(number, column);
        shown.character(c);
      }
      if (secret && number == column) {
        shown.caret = shown.cells - Secret.MASK.length();
      }
      masking = secret;
      at += Character.charCount(c);
      number++;
    }
    if (shown.caret < 0) {
      shown.caret = shown.cells;
    }
    return shown.cut();
  }

  private void mark(int number, int column) {
    if (number == column) {
      caret = cells;
    }
  }

  private void character(int c) {
    if (c == '\t') {
      int width = TAB - cells % TAB;
      add(" ".repeat(width), width);
    } else if (ProblemText.isObeyed(c)) {
      add("?", 1);
    } else {
      add(Character.toString(c), TextWidth.of(c));
    }
  }

  private void add(String text, int width) {
    pieces.add(new Piece(text, width));
    cells += width;
  }

  private String cut() {
    int from = cells <= WINDOW ? 0 : Math.max(0, Math.min(caret - BEFORE, cells - WINDOW));
    StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
    int offset = -1;
    int cell = 0;
    for (Piece piece : pieces) {
      if (cell >= from && cell + piece.cells <= from + WINDOW) {
        offset = offset < 0 ? cell : offset;
        text.append(piece.text);
      }
      cell += piece.cells;
    }
    text.append(cells > from + WINDOW ? CUT : "");
    int before = caret - Math.max(0, offset) + (from > 0 ? CUT.length() : 0);
    return ("    " + text).stripTrailing() + "\n    " + " ".repeat(Math.max(0, before)) + "^\n";
  }
}
