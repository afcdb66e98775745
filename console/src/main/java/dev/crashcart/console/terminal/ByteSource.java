package dev.crashcart.console.terminal;

import java.io.IOException;

/** Bytes as they come in from a terminal. */
public interface ByteSource {
  /** Returned when the terminal is gone. */
  int END = -1;

  /** Returned when nothing came in time. */
  int NOTHING = -2;

  /** Waits for the next byte for as long as it takes. */
  int read() throws IOException;

  /** Waits for the next byte for at most so long; without waiting when it is 0. */
  int read(int milliseconds) throws IOException;
}
