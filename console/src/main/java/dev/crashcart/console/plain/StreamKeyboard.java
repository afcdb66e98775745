package dev.crashcart.console.plain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The lines of a stream, read by a thread of its own so that waiting can end. It reads only when a
 * line is asked for, and no further than its end: what comes behind may be for a shell.
 */
final class StreamKeyboard implements Keyboard {
  private final InputStream stream;
  private final Optional<Echo> terminal;
  private final Semaphore wanted = new Semaphore(0);
  private final BlockingQueue<Typed> came = new LinkedBlockingQueue<>();
  private boolean asked;
  private boolean ended;
  private volatile boolean waiting;
  private volatile Runnable interrupted = () -> {};

  /** Shows or hides what is typed. */
  @FunctionalInterface
  interface Echo {
    void set(boolean on) throws IOException;
  }

  /**
   * The lines of a stream.
   *
   * @param terminal how its echo is switched; empty for what is no terminal
   */
  StreamKeyboard(InputStream stream, Optional<Echo> terminal) {
    this.stream = stream;
    this.terminal = terminal;
    Thread thread = new Thread(this::read, "typed lines");
    thread.setDaemon(true);
    thread.start();
  }

  /** The lines of a text, for what is not typed by anybody. */
  static StreamKeyboard of(byte[] text) {
    return new StreamKeyboard(new ByteArrayInputStream(text), Optional.empty());
  }

  private void read() {
    LineBytes bytes = new LineBytes(stream, terminal.isPresent());
    Typed last = Typed.INTERRUPT;
    while (!last.ended()) {
      wanted.acquireUninterruptibly();
      last = next(bytes);
      came.add(last);
    }
  }

  private static Typed next(LineBytes bytes) {
    try {
      return bytes.next();
    } catch (IOException gone) {
      System.getLogger(StreamKeyboard.class.getName())
          .log(System.Logger.Level.DEBUG, "The terminal can no longer be read.", gone);
      return Typed.END;
    }
  }

  @Override
  public Typed line(Optional<Duration> most) {
    if (ended) {
      return Typed.END;
    }
    came.removeIf(old -> old == Typed.INTERRUPT);
    if (!asked) {
      asked = true;
      wanted.release();
    }
    waiting = true;
    try {
      Typed next = awaited(most).orElse(Typed.TIME_UP);
      asked &= next == Typed.INTERRUPT || next == Typed.TIME_UP;
      ended = next.ended();
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      ended = true;
      return Typed.END;
    } finally {
      waiting = false;
    }
  }

  private Optional<Typed> awaited(Optional<Duration> most) throws InterruptedException {
    return most.isEmpty()
        ? Optional.of(came.take())
        : Optional.ofNullable(came.poll(Math.max(1, most.get().toMillis()), TimeUnit.MILLISECONDS));
  }

  /** Ctrl-C came. */
  void interrupt() {
    if (waiting) {
      came.add(Typed.INTERRUPT);
    } else {
      interrupted.run();
    }
  }

  @Override
  public void echo(boolean on) throws IOException {
    if (terminal.isPresent()) {
      terminal.get().set(on);
    }
  }

  @Override
  public boolean endsLines() {
    return terminal.isPresent();
  }

  @Override
  public void whenInterrupted(Runnable stop) {
    interrupted = stop;
  }
}
