package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A terminal behind two streams, such as those of an SSH channel: it has no modes to set, and the
 * other side tells its size. Sizes beyond any screen are cut, for every cell takes memory.
 */
public final class StreamTerminal implements Closeable {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_ROWS = 200;

  private final InputStream in;
  private final GridTerminal grid;

  private StreamTerminal(InputStream in, GridTerminal grid) {
    this.in = in;
    this.grid = grid;
  }

  /**
   * Takes the streams; reading begins at once.
   *
   * @param columns 0 when the other side does not know it; so with {@code rows}
   */
  public static StreamTerminal open(
      TerminalKind kind, InputStream in, OutputStream out, int columns, int rows) {
    ByteQueue keys = new ByteQueue();
    keys.start(() -> in);
    return new StreamTerminal(in, new GridTerminal(kind, out, keys, size(columns, rows)));
  }

  private static TerminalSize size(int columns, int rows) {
    return columns <= 0 || rows <= 0
        ? USUAL
        : new TerminalSize(Math.min(columns, MOST_COLUMNS), Math.min(rows, MOST_ROWS));
  }

  /** What is drawn on. */
  public GridTerminal terminal() {
    return grid;
  }

  /** The other side's window has another size now. */
  public void resized(int columns, int rows) {
    TerminalSize size = size(columns, rows);
    grid.resized(size.getColumns(), size.getRows());
  }

  /** Ends the input, and so whoever waits for a key; a second call does nothing. */
  @Override
  public void close() throws IOException {
    in.close();
  }
}
