package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * The process's own terminal, or one named by its device path, while the menu has it: its modes are
 * set once and put back exactly as they were, on a normal end as well as on an exception, SIGTERM
 * and SIGHUP. Where it is a console of the kernel or a serial line, it is watched for what damages
 * the screen and for whoever attaches; elsewhere nothing runs while nothing happens.
 */
public final class Tty implements ShellRunner, Closeable {
  /** The terminal behind standard input, to be opened a second time. */
  private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");

  private static final Path CONTROLLING = Path.of("/dev/tty");

  /** What a line without a size counts as. */
  private static final TerminalSize USUAL = new TerminalSize(80, 24);

  private final Optional<Path> device;
  private final Stty stty;
  private final String saved;
  private final ByteQueue input = new ByteQueue();
  private final GridTerminal grid;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::restore, "terminal restore");
  private final TtyWatch watch;
  private Thread reader;

  private Tty(Optional<Path> device, TerminalKind kind) throws IOException {
    this.device = device;
    this.stty = new Stty(device);
    this.saved = stty.save();
    LineState line = stty.raw();
    Runtime.getRuntime().addShutdownHook(hook);
    TerminalSize size = line.size().orElse(USUAL);
    this.grid = new GridTerminal(kind, output(device), input, size, line.baud());
    if (line.size().isEmpty()) {
      grid.askSize();
    }
    this.reader = input.start(this::opened);
    this.watch =
        new TtyWatch(device.orElse(STANDARD_INPUT), grid, line.size().isPresent(), this::resized);
    grid.whenPainted(watch::start);
  }

  /**
   * Takes a terminal.
   *
   * @param device its path; empty for the process's own
   * @throws IOException with a sentence for the operator when it is no terminal
   */
  public static Tty open(Optional<Path> device, TerminalKind kind) throws IOException {
    return new Tty(device, kind);
  }

  /** What kind of terminal is usually at such a device, as in TERM; empty when that is open. */
  public static String usualTerm(Path device) {
    return LineName.of(device).usualTerm();
  }

  /** What is drawn on. */
  public GridTerminal terminal() {
    return grid;
  }

  private static OutputStream output(Optional<Path> device) throws IOException {
    return device.isPresent()
        ? Files.newOutputStream(device.get(), StandardOpenOption.WRITE)
        : new FileOutputStream(FileDescriptor.out);
  }

  /**
   * The terminal's input, opened as a channel of its own: reading it can be interrupted, which ends
   * the reading of a terminal that is lent to a shell.
   */
  private InputStream opened() throws IOException {
    if (device.isPresent()) {
      return Channels.newInputStream(FileChannel.open(device.get(), StandardOpenOption.READ));
    }
    // Another user's terminal (su) cannot be opened by its path, but as the controlling one.
    Path path = Files.isReadable(STANDARD_INPUT) ? STANDARD_INPUT : CONTROLLING;
    return Channels.newInputStream(FileChannel.open(path, StandardOpenOption.READ));
  }

  private void resized() {
    try {
      stty.size()
          .filter(size -> !size.equals(grid.getTerminalSize()))
          .ifPresent(size -> grid.resized(size.getColumns(), size.getRows()));
    } catch (IOException e) {
      System.getLogger(Tty.class.getName())
          .log(System.Logger.Level.DEBUG, "The window's size cannot be read.", e);
    }
  }

  /** The caller has left the menu's screen; it is drawn anew afterwards. */
  @Override
  public void run(List<String> command) throws IOException {
    stopReading();
    stty.restore(saved);
    // The shell's own keys for signals reach this process as well; it must not die of them.
    Object before = Signals.register("INT", () -> {});
    try {
      wait(started(command));
    } finally {
      Signals.unregister("INT", before);
      stty.raw();
      input.clear();
      reader = input.start(this::opened);
      resized();
    }
  }

  private Process started(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (device.isEmpty()) {
      return builder.inheritIO().start();
    }
    ProcessBuilder.Redirect out = ProcessBuilder.Redirect.appendTo(device.get().toFile());
    return builder
        .redirectInput(device.get().toFile())
        .redirectOutput(out)
        .redirectError(out)
        .start();
  }

  private static void wait(Process process) throws IOException {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("waiting for the shell was stopped", e);
    }
  }

  private void stopReading() throws IOException {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("waiting for the terminal was stopped", e);
    }
  }

  /** Gives the terminal back; a second call does nothing. */
  @Override
  public void close() {
    watch.close();
    // A thread blocked in read(2) keeps the virtual machine from ending for 0.3 s.
    reader.interrupt();
    restore();
    removeHook();
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      System.getLogger(Tty.class.getName())
          .log(System.Logger.Level.DEBUG, "The process is ending already.", e);
    }
  }

  private void restore() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      grid.exitPrivateMode();
    } catch (IOException e) {
      gone(e);
    }
    try {
      stty.restore(saved);
    } catch (IOException e) {
      gone(e);
    }
  }

  /** A terminal that hung up cannot be put back, and need not be. */
  private static void gone(IOException cause) {
    System.getLogger(Tty.class.getName())
        .log(System.Logger.Level.DEBUG, "The terminal is gone.", cause);
  }
}
