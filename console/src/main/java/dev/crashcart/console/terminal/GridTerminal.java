package dev.crashcart.console.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * A terminal that knows what is on it: what Lanterna draws goes into a grid, and each flush sends
 * the difference to what the device shows, in one write. It never asks the device anything.
 *
 * <p>Drawing belongs to one thread; reading keys and {@link #resized} may come from others.
 */
public final class GridTerminal extends AbstractTerminal {
  private final TerminalKind kind;
  private final OutputStream device;
  private final KeyDecoder keys;
  private final Painter painter;
  private LinePrinter printer = new LinePrinter();
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
  private TextColor foreground = TextColor.ANSI.DEFAULT;
  private TextColor background = TextColor.ANSI.DEFAULT;
  private volatile TerminalSize size;
  private Grid want;
  private Pen pen;
  private boolean known;
  private boolean open;
  private boolean cursorVisible = true;
  private boolean cursorShown = true;
  private TerminalPosition cursor = TerminalPosition.TOP_LEFT_CORNER;

  public GridTerminal(
      TerminalKind kind, OutputStream device, ByteSource source, TerminalSize size) {
    this.kind = kind;
    this.device = device;
    this.keys = new KeyDecoder(source, System::nanoTime);
    this.painter = new Painter(kind);
    this.size = size;
    this.want = new Grid(size.getColumns(), size.getRows(), Glyph.BLANK);
    this.pen = Pen.clearing(kind, size.getColumns(), size.getRows());
  }

  /** The window has another size now; the screen hears of it. */
  public void resized(int columns, int rows) {
    size = new TerminalSize(columns, rows);
    onResized(size);
  }

  @Override
  public void enterPrivateMode() throws IOException {
    synchronized (device) {
      open = true;
      known = false;
      cursorShown = true;
      send(kind.alternateScreen() ? "\033[?1049h" : "");
    }
  }

  /** Leaves the device as a shell wants it: plain look, cursor shown, the menu gone. */
  @Override
  public void exitPrivateMode() throws IOException {
    synchronized (device) {
      if (!open) {
        return;
      }
      open = false;
      if (kind.addressable()) {
        send("\033[m\033[?25h" + (kind.alternateScreen() ? "\033[?1049l" : "\033[H\033[J"));
      }
    }
  }

  /** Forgets what the device shows, so that the next flush sends all of it. */
  @Override
  public void clearScreen() {
    want = new Grid(size.getColumns(), size.getRows(), Glyph.BLANK);
    known = false;
    printer = new LinePrinter();
  }

  @Override
  public void setCursorPosition(int x, int y) {
    setCursorPosition(new TerminalPosition(x, y));
  }

  @Override
  public void setCursorPosition(TerminalPosition position) {
    cursor = position;
  }

  @Override
  public TerminalPosition getCursorPosition() {
    return cursor;
  }

  @Override
  public void setCursorVisible(boolean visible) {
    cursorVisible = visible;
  }

  @Override
  public void putCharacter(char c) {
    putString(String.valueOf(c));
  }

  @Override
  public void putString(String text) {
    Look look = Look.of(foreground, background, modifiers, kind.colour());
    for (TextCharacter cell : TextCharacter.fromString(text)) {
      put(cell.getCharacterString(), cell.isDoubleWidth(), look);
    }
  }

  private void put(String character, boolean wide, Look look) {
    int column = cursor.getColumn();
    int row = cursor.getRow();
    cursor = cursor.withRelativeColumn(wide ? 2 : 1);
    if (!want.has(column, row) || (wide && !want.has(column + 1, row))) {
      return;
    }
    if (wide && !kind.utf8()) {
      want.put(column, row, new Glyph("?", look, false));
      want.put(column + 1, row, new Glyph("?", look, false));
      return;
    }
    Glyph glyph = new Glyph(kind.utf8() ? character : Ascii.of(character), look, wide);
    want.put(column, row, glyph);
    if (wide) {
      want.put(column + 1, row, glyph.tail());
    }
  }

  @Override
  public void enableSGR(SGR sgr) {
    modifiers.add(sgr);
  }

  @Override
  public void disableSGR(SGR sgr) {
    modifiers.remove(sgr);
  }

  @Override
  public void resetColorAndSGR() {
    modifiers.clear();
    foreground = TextColor.ANSI.DEFAULT;
    background = TextColor.ANSI.DEFAULT;
  }

  @Override
  public void setForegroundColor(TextColor color) {
    foreground = color;
  }

  @Override
  public void setBackgroundColor(TextColor color) {
    background = color;
  }

  @Override
  public TerminalSize getTerminalSize() {
    return size;
  }

  /** Nothing is ever asked of the device: on a quiet line that would wait for seconds. */
  @Override
  public byte[] enquireTerminal(int timeout, TimeUnit timeoutUnit) {
    return new byte[0];
  }

  /** No sound: nobody is told anything by it that is not on the screen. */
  @Override
  public void bell() {}

  @Override
  public void flush() throws IOException {
    synchronized (device) {
      if (!open) {
        return;
      }
      send(kind.addressable() ? painted() : printer.print(want));
    }
  }

  private String painted() {
    pen = known ? painter.paint(pen, want) : painter.anew(want);
    known = true;
    boolean place = cursorVisible && want.has(cursor.getColumn(), cursor.getRow());
    if (place) {
      pen.move(cursor.getColumn(), cursor.getRow());
    }
    String switched = cursorVisible == cursorShown ? "" : cursorVisible ? "\033[?25h" : "\033[?25l";
    cursorShown = cursorVisible;
    return pen.out() + switched;
  }

  private void send(String text) throws IOException {
    if (!text.isEmpty()) {
      device.write(text.getBytes(StandardCharsets.UTF_8));
      device.flush();
    }
  }

  @Override
  public KeyStroke readInput() throws IOException {
    return keys.next();
  }

  /** The next key if one is there, as Lanterna wants it: null if not. */
  @Override
  public KeyStroke pollInput() throws IOException {
    return keys.poll().orElse(null);
  }

  @Override
  public void close() throws IOException {
    exitPrivateMode();
  }
}
