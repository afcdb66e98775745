package dev.crashcart.console.plain;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where typed lines come from. */
public interface Keyboard {
  /** Waits for the next line, at most so long. */
  Typed line(Optional<Duration> most);

  /**
   * Whether what is typed is shown from now on.
   *
   * @throws IOException when the terminal cannot do that
   */
  void echo(boolean on) throws IOException;

  /** Whether a typed line is on the screen, so that what is printed next begins on a new one. */
  boolean endsLines();

  /** What an interrupt (Ctrl-C) does while nobody waits for a line. */
  void whenInterrupted(Runnable stop);
}
