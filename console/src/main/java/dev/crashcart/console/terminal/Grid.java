package dev.crashcart.console.terminal;

import java.util.Arrays;

/** The cells of a screen. */
final class Grid {
  private final int columns;
  private final int rows;
  private final Glyph[] cells;

  Grid(int columns, int rows, Glyph filling) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Glyph[columns * rows];
    Arrays.fill(cells, filling);
  }

  private Grid(Grid other) {
    this.columns = other.columns;
    this.rows = other.rows;
    this.cells = other.cells.clone();
  }

  Grid copy() {
    return new Grid(this);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  boolean has(int column, int row) {
    return column >= 0 && column < columns && row >= 0 && row < rows;
  }

  Glyph at(int column, int row) {
    return cells[row * columns + column];
  }

  void put(int column, int row, Glyph glyph) {
    cells[row * columns + column] = glyph;
  }

  /** A row's words, without the blanks at the end. */
  String text(int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      line.append(at(column, row).text());
    }
    return line.toString().stripTrailing();
  }
}
