package dev.crashcart.core.ssh.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A stream of somebody else's: it stays open, everything is flushed, and its refusal is kept. */
final class KeptOpen extends OutputStream {
  private final OutputStream to;
  private volatile Optional<IOException> refusal = Optional.empty();

  KeptOpen(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
      to.flush();
    } catch (IOException refused) {
      refusal = Optional.of(refused);
      throw refused;
    }
  }

  @Override
  public void close() {
    // Whoever gave it closes it.
  }

  /** Why it took no more. */
  Optional<IOException> refusal() {
    return refusal;
  }
}
