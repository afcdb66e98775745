package dev.crashcart.console.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of a stream, read by a thread of its own that does nothing but wait for them: waiting
 * for a while, which a blocking stream cannot do, becomes possible, and idling costs nothing.
 */
public final class ByteQueue implements ByteSource {
  private final LinkedBlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
  private boolean ended;

  /** Where the bytes come from; opened again when the terminal was lent out. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** Starts reading a stream on a daemon thread; the stream is closed at its end. */
  public Thread start(Opener opener) {
    Thread thread = new Thread(() -> read(opener), "terminal input");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void read(Opener opener) {
    byte[] buffer = new byte[256];
    try (InputStream stream = opener.open()) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        for (int i = 0; i < count; i++) {
          bytes.add(buffer[i] & 0xff);
        }
      }
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      System.getLogger(ByteQueue.class.getName())
          .log(System.Logger.Level.DEBUG, "The terminal can no longer be read.", e);
    }
    bytes.add(END);
  }

  /** Drops what has come in and not been read. */
  void clear() {
    bytes.clear();
  }

  @Override
  public int read() throws IOException {
    try {
      return ended ? END : taken(bytes.take());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public int read(int milliseconds) throws IOException {
    try {
      Integer next = ended ? Integer.valueOf(END) : bytes.poll(milliseconds, TimeUnit.MILLISECONDS);
      return next == null ? NOTHING : taken(next);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private int taken(int next) {
    ended = next == END;
    return next;
  }

  private static IOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException failure = new InterruptedIOException("reading the terminal was stopped");
    failure.initCause(cause);
    return failure;
  }
}
