package dev.crashcart.console.plain;

import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.console.terminal.SttyProgram;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Standard input while the menu reads lines from it: a terminal whose own line editing is used
 * (termios(3), canonical mode), or a pipe, at which nothing is set. The modes are put back exactly
 * as they were, on a normal end as well as on SIGTERM and SIGHUP.
 */
public final class LineTerminal implements ShellRunner, Closeable {
  /**
   * Lines as everywhere, whatever the terminal was left like; but nothing stops by Ctrl-S or
   * Ctrl-Z, and Ctrl-\ prints no report of threads.
   */
  private static final String LINES =
      "icanon echo echoe echok echoctl -echonl isig iexten icrnl -inlcr -igncr -ixon opost onlcr"
          + " quit ^- susp ^-";

  private static final SttyProgram STTY =
      new SttyProgram(Optional.empty(), said -> "The terminal cannot be set (" + said + ").");

  private final Optional<String> saved;
  private final StreamKeyboard keyboard;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::restore, "terminal restore");
  private final Object beforeInterrupt;

  private LineTerminal(InputStream input, Optional<String> saved) throws IOException {
    this.saved = saved;
    Runtime.getRuntime().addShutdownHook(hook);
    if (saved.isPresent()) {
      STTY.run(LINES);
    }
    this.keyboard = new StreamKeyboard(input, saved.map(any -> LineTerminal::echo));
    this.beforeInterrupt = Signals.register("INT", keyboard::interrupt);
  }

  /**
   * Takes standard input.
   *
   * @param terminal whether it is one
   */
  public static LineTerminal open(InputStream input, boolean terminal) throws IOException {
    return new LineTerminal(input, terminal ? Optional.of(STTY.run("-g")) : Optional.empty());
  }

  public Keyboard keyboard() {
    return keyboard;
  }

  /** The size of the window now; empty for a pipe and for a line that has none (0 by 0). */
  public Optional<Window> window() {
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    try {
      String[] size = STTY.run("size").split(" ");
      int rows = size.length == 2 ? Integer.parseInt(size[0]) : 0;
      return rows > 2 && Integer.parseInt(size[1]) > 0
          ? Optional.of(new Window(rows, Integer.parseInt(size[1])))
          : Optional.empty();
    } catch (IOException | NumberFormatException unknown) {
      gone(unknown);
      return Optional.empty();
    }
  }

  private static void echo(boolean on) throws IOException {
    // The line's end is shown all the same.
    STTY.run(on ? "echo -echonl" : "-echo echonl");
  }

  @Override
  public void run(List<String> command) throws IOException {
    if (saved.isPresent()) {
      STTY.run(saved.get());
    }
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("waiting for the shell was stopped", stopped);
    } finally {
      if (saved.isPresent()) {
        STTY.run(LINES);
      }
    }
  }

  /** Gives the terminal back; a second call does nothing. */
  @Override
  public void close() {
    Signals.unregister("INT", beforeInterrupt);
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      gone(ending);
    }
  }

  private void restore() {
    if (saved.isEmpty() || !closed.compareAndSet(false, true)) {
      return;
    }
    try {
      STTY.run(saved.get());
    } catch (IOException e) {
      gone(e);
    }
  }

  /** A terminal that hung up cannot be put back, and need not be. */
  private static void gone(Exception cause) {
    System.getLogger(LineTerminal.class.getName())
        .log(System.Logger.Level.DEBUG, "The terminal is gone.", cause);
  }
}
