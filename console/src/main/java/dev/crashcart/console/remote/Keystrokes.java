package dev.crashcart.console.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes that come from somebody's keyboard, and when the last ones came. */
final class Keystrokes extends FilterInputStream {
  private volatile long last = System.nanoTime();

  Keystrokes(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    last = System.nanoTime();
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    last = System.nanoTime();
    return count;
  }

  /** How long nothing has come. */
  long silentNanos() {
    return System.nanoTime() - last;
  }
}
