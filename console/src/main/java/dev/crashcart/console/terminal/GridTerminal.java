package dev.crashcart.console.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import dev.crashcart.console.terminal.TerminalKind.Ability;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A terminal that knows what is on it: what Lanterna draws goes into a grid, and each flush sends
 * the difference to what the device shows, in one write. It never waits for an answer of the
 * device.
 *
 * <p>Drawing belongs to one thread; reading keys and {@link #resized} may come from others.
 */
public final class GridTerminal extends AbstractTerminal {
  private static final Runnable DONE = () -> {};

  private final TerminalKind kind;
  private final OutputStream device;
  private final KeyDecoder keys;
  private final Painter painter;
  private final LineTime line;
  private final SizeQuestion sizeQuestion = new SizeQuestion();
  private LinePrinter printer = new LinePrinter();
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
  private TextColor foreground = TextColor.ANSI.DEFAULT;
  private TextColor background = TextColor.ANSI.DEFAULT;
  private volatile TerminalSize size;
  private Grid want;
  private Pen pen;
  private boolean known;
  private volatile boolean forgotten;
  private final AtomicReference<Runnable> afterPaint = new AtomicReference<>(DONE);
  private volatile Replies attendance = Replies.NONE;
  private boolean open;
  private boolean cursorVisible = true;
  private boolean cursorShown = true;
  private TerminalPosition cursor = TerminalPosition.TOP_LEFT_CORNER;

  /** A terminal at the other end of a network. */
  public GridTerminal(
      TerminalKind kind, OutputStream device, ByteSource source, TerminalSize size) {
    this(kind, device, source, size, 0);
  }

  /** A terminal on a line of so many bits per second; 0 when that is not known. */
  GridTerminal(
      TerminalKind kind, OutputStream device, ByteSource source, TerminalSize size, int baud) {
    this.kind = kind;
    this.device = device;
    this.keys = new KeyDecoder(source, System::nanoTime, EscapeWait.ofLine(baud), new Answers());
    this.line = new LineTime(baud);
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

  /**
   * Paints all of it anew soon, because the device may show something else; may be called by any
   * thread.
   */
  void repaint() {
    forgotten = true;
    onResized(size);
  }

  /** Asks the device for its size with the next paint. */
  void askSize() {
    sizeQuestion.want();
  }

  /** Says who is told that somebody is at the device. */
  void attendedBy(Replies listener) {
    attendance = listener;
  }

  /** What is to be done once, when keys are waited for: by then the first screen is painted. */
  void whenPainted(Runnable task) {
    afterPaint.set(task);
  }

  /**
   * Sends what neither paints nor moves anything; nothing while the device is lent.
   *
   * @return when the device has it, in nanoseconds
   */
  long ask(String question) throws IOException {
    synchronized (device) {
      send(open && kind.addressable() ? question : "");
      return line.emptyAt(System.nanoTime());
    }
  }

  @Override
  public void enterPrivateMode() throws IOException {
    synchronized (device) {
      open = true;
      known = false;
      cursorShown = true;
      // Whoever has a screen to switch to is an emulator that marks what is pasted, too.
      send(kind.alternateScreen() ? "\033[?1049h\033[?2004h" : "");
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
        String whole = kind.alternateScreen() ? "\033[?2004l\033[?1049l" : "\033[H\033[J";
        send(pen.leaving() + (kind.can(Ability.HIDES_CURSOR) ? "\033[?25h" : "") + whole);
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
    if (text.length() == 1 && text.charAt(0) >= ' ' && text.charAt(0) < 127) {
      put(text, false, look);
      return;
    }
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
    Glyph glyph = glyph(character, look, wide);
    want.put(column, row, glyph);
    if (wide) {
      want.put(column + 1, row, glyph.tail());
    }
  }

  private Glyph glyph(String character, Look look, boolean wide) {
    if (kind.utf8()) {
      boolean small = kind.can(Ability.SMALL_FONT);
      return new Glyph(small ? Ascii.inSmallFont(character) : character, look, wide);
    }
    return Optional.of(character)
        .filter(any -> kind.can(Ability.GRAPHICS))
        .flatMap(Graphics::find)
        .map(letter -> Glyph.graphic(letter, look))
        .orElseGet(() -> new Glyph(Ascii.of(character), look, wide));
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

  /** Lanterna's own questions wait, on a quiet line for seconds. */
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
    known &= !forgotten;
    forgotten = false;
    pen = known ? painter.paint(pen, want) : painter.anew(want);
    known = true;
    boolean place = cursorVisible && want.has(cursor.getColumn(), cursor.getRow());
    if (place) {
      pen.rest(cursor.getColumn(), cursor.getRow());
    }
    if (sizeQuestion.isWanted()) {
      pen.askCorner();
      sizeQuestion.asked(line.emptyAfter(pen.length(), System.nanoTime()));
    }
    return pen.out() + switched();
  }

  private String switched() {
    if (cursorVisible == cursorShown || !kind.can(Ability.HIDES_CURSOR)) {
      return "";
    }
    cursorShown = cursorVisible;
    return cursorVisible ? "\033[?25h" : "\033[?25l";
  }

  private void send(String text) throws IOException {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      device.write(bytes);
      device.flush();
      line.sent(bytes.length, System.nanoTime());
    }
  }

  @Override
  public KeyStroke readInput() throws IOException {
    afterPaint.getAndSet(DONE).run();
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

  /** Hears what the device answers; on the thread that reads keys. */
  private final class Answers implements Replies {
    @Override
    public void pressed() {
      attendance.pressed();
    }

    @Override
    public boolean due() {
      return attendance.due() || sizeQuestion.answerDue(System.nanoTime());
    }

    @Override
    public void ready() {
      attendance.ready();
    }

    @Override
    public boolean position(int column, int row) {
      attendance.ready();
      boolean awaited = sizeQuestion.answered(System.nanoTime(), row > 1);
      if (awaited && !new TerminalSize(column, row).equals(size)) {
        LineState.size(column, row).ifPresent(it -> resized(it.getColumns(), it.getRows()));
      }
      return awaited || row > 1;
    }
  }
}
