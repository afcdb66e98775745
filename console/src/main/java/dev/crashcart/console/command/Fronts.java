package dev.crashcart.console.command;

import java.io.OutputStream;
import java.util.Optional;

/** The other fronts that a command opens. */
public interface Fronts {
  /** The full-screen menu, until it is left. */
  Reply menu();

  /** The menu line by line, until it is left. */
  default Reply plain() {
    return Reply.usage("Leave this prompt first (exit), then run: crashcart plain");
  }

  /** Crashcart's own prompt, until it is left. */
  Reply shell();

  /**
   * Standard output and standard error as they are, for what another machine prints; empty where
   * they are not this command's alone.
   */
  default Optional<Streams> streams() {
    return Optional.empty();
  }

  /** Where bytes go, unchanged. */
  record Streams(OutputStream out, OutputStream err) {}
}
