package dev.crashcart.console.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lanterna's screen with cells of its own: a refresh sends those that are not what they were.
 * Lanterna 3.1.5 asks of every cell, at every key, how wide it is: half the time between a key and
 * what it shows. Drawing and refreshing belong to one thread.
 */
final class CellScreen extends TerminalScreen {
  /** In the place of a wide character's second half; never sent, told by being this object. */
  private static final TextCharacter TAIL = TextCharacter.DEFAULT_CHARACTER.withCharacter('\u3000');

  private int columns;
  private TextCharacter[] drawn = new TextCharacter[0];
  private TextCharacter[] shown = new TextCharacter[0];

  CellScreen(Terminal terminal) throws IOException {
    super(terminal);
  }

  /** Begins a drawing as large as the screen, on which nothing stands. */
  void blank() {
    TerminalSize size = getTerminalSize();
    columns = size.getColumns();
    int cells = columns * size.getRows();
    drawn = drawn.length == cells ? drawn : new TextCharacter[cells];
    Arrays.fill(drawn, TextCharacter.DEFAULT_CHARACTER);
  }

  /** Draws a character that takes so many columns, all of which must be on the screen. */
  void put(int column, int row, TextCharacter cell, int width) {
    int place = row * columns + column;
    drawn[place] = cell;
    if (width > 1) {
      drawn[place + 1] = TAIL;
    }
  }

  /** Sends what was drawn: all of it to a device that may show anything, else the difference. */
  @Override
  public synchronized void refresh(RefreshType type) throws IOException {
    if (type == RefreshType.COMPLETE || shown.length != drawn.length) {
      getTerminal().clearScreen();
      shown = new TextCharacter[drawn.length];
      Arrays.fill(shown, TextCharacter.DEFAULT_CHARACTER);
    }
    for (int place = 0; place < drawn.length; place++) {
      TextCharacter cell = drawn[place];
      if (cell != shown[place]) {
        if (cell != TAIL && (shown[place] == TAIL || !cell.equals(shown[place]))) {
          send(place % columns, place / columns, cell);
        }
        shown[place] = cell;
      }
    }
    TerminalPosition cursor = getCursorPosition();
    getTerminal().setCursorVisible(cursor != null);
    if (cursor != null) {
      getTerminal().setCursorPosition(cursor);
    }
    getTerminal().flush();
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
}
