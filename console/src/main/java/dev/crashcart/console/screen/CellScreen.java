package dev.crashcart.console.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.ScreenBuffer;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;

/**
 * Lanterna's screen, of which only those cells are looked at closely that are not what they were.
 * Lanterna 3.1.5 asks of every cell at every key how wide it is: half the time between a key and
 * what it shows.
 */
final class CellScreen extends TerminalScreen {
  /** Before this one no character takes two columns. */
  private static final char FIRST_WIDE = '\u1100';

  CellScreen(Terminal terminal) throws IOException {
    super(terminal);
  }

  /** Empties what is drawn into; unlike {@link #clear}, the next refresh sends the difference. */
  void blank() {
    getBackBuffer().setAll(TextCharacter.DEFAULT_CHARACTER);
  }

  @Override
  public synchronized void refresh(RefreshType type) throws IOException {
    ScreenBuffer drawn = getBackBuffer();
    ScreenBuffer shown = getFrontBuffer();
    if (type == RefreshType.COMPLETE) {
      getTerminal().clearScreen();
      shown.setAll(TextCharacter.DEFAULT_CHARACTER);
    }
    for (int row = 0; row < drawn.getSize().getRows(); row++) {
      row(row, drawn, shown);
    }
    drawn.copyTo(shown);
    placeCursor();
    getTerminal().flush();
  }

  private void row(int row, ScreenBuffer drawn, ScreenBuffer shown) throws IOException {
    int columns = drawn.getSize().getColumns();
    int column = 0;
    while (column < columns && same(drawn, shown, column, row)) {
      column++;
    }
    if (column < columns && hasWide(row, drawn, shown)) {
      whole(row, drawn);
      return;
    }
    for (; column < columns; column++) {
      if (!same(drawn, shown, column, row)) {
        send(column, row, drawn.getCharacterAt(column, row));
      }
    }
  }

  private static boolean same(ScreenBuffer drawn, ScreenBuffer shown, int column, int row) {
    TextCharacter cell = drawn.getCharacterAt(column, row);
    TextCharacter before = shown.getCharacterAt(column, row);
    return cell == before || cell.equals(before);
  }

  private static boolean hasWide(int row, ScreenBuffer drawn, ScreenBuffer shown) {
    for (int column = 0; column < drawn.getSize().getColumns(); column++) {
      if (isWide(drawn.getCharacterAt(column, row)) || isWide(shown.getCharacterAt(column, row))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(TextCharacter cell) {
    return cell.getCharacterString().charAt(0) >= FIRST_WIDE && cell.isDoubleWidth();
  }

  /** All of a row: what a wide character leaves behind it cannot be told from a blank. */
  private void whole(int row, ScreenBuffer drawn) throws IOException {
    int column = 0;
    while (column < drawn.getSize().getColumns()) {
      TextCharacter cell = drawn.getCharacterAt(column, row);
      send(column, row, cell);
      column += isWide(cell) ? 2 : 1;
    }
  }

  private void send(int column, int row, TextCharacter cell) throws IOException {
    Terminal terminal = getTerminal();
    terminal.setCursorPosition(column, row);
    terminal.resetColorAndSGR();
    terminal.setForegroundColor(cell.getForegroundColor());
    terminal.setBackgroundColor(cell.getBackgroundColor());
    for (SGR modifier : cell.getModifiers()) {
      terminal.enableSGR(modifier);
    }
    terminal.putString(cell.getCharacterString());
  }

  private void placeCursor() throws IOException {
    TerminalPosition cursor = getCursorPosition();
    getTerminal().setCursorVisible(cursor != null);
    if (cursor != null) {
      getTerminal().setCursorPosition(cursor);
    }
  }
}
