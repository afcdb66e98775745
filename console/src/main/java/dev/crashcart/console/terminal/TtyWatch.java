package dev.crashcart.console.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.utils.Signals;

/**
 * What is watched on a terminal line besides keys: its window's size, and, where it is a console of
 * the kernel or a serial line, what damages the screen and who attaches. It begins when the first
 * screen has been painted, on a thread of its own: getting ready for signals takes as long as
 * painting.
 */
final class TtyWatch {
  private static final Path CONSOLES = Path.of("/sys/class/tty/console/active");
  private static final Path RECORDS = Path.of("/dev/kmsg");
  private static final Path LEVELS = Path.of("/proc/sys/kernel/printk");

  private final Path device;
  private final GridTerminal terminal;
  private final boolean hasSize;
  private final Runnable resized;
  private Optional<Runnable> signals = Optional.empty();
  private Optional<KernelMessages> messages = Optional.empty();
  private Optional<Thread> line = Optional.empty();
  private boolean closed;

  /**
   * A watch that has not begun.
   *
   * @param resized looks what size the window has now
   */
  TtyWatch(Path device, GridTerminal terminal, boolean hasSize, Runnable resized) {
    this.device = device;
    this.terminal = terminal;
    this.hasSize = hasSize;
    this.resized = resized;
  }

  /** Begins soon. */
  void start() {
    Thread thread = new Thread(this::begin, "terminal watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void begin() {
    synchronized (this) {
      if (closed) {
        return;
      }
      Object before = Signals.register("WINCH", resized);
      signals = Optional.of(() -> Signals.unregister("WINCH", before));
      LineName name = LineName.of(device);
      messages = messages(name);
      if (name.isSerial()) {
        line = Optional.of(new LineWatch(terminal, hasSize).start());
      }
    }
    // The window may have changed before the signal for it was heard.
    resized.run();
  }

  private Optional<KernelMessages> messages(LineName name) {
    try {
      if (Files.isReadable(RECORDS) && name.isConsole(Files.readString(CONSOLES))) {
        KernelMessages followed = new KernelMessages(RECORDS, LEVELS, terminal::repaint);
        followed.start();
        return Optional.of(followed);
      }
    } catch (IOException e) {
      System.getLogger(TtyWatch.class.getName())
          .log(System.Logger.Level.DEBUG, "Which lines are consoles cannot be told.", e);
    }
    return Optional.empty();
  }

  synchronized void close() {
    closed = true;
    signals.ifPresent(Runnable::run);
    messages.ifPresent(KernelMessages::stop);
    line.ifPresent(Thread::interrupt);
  }
}
