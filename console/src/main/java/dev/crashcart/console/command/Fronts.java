package dev.crashcart.console.command;

import java.io.OutputStream;
import java.util.Optional;

/** The other fronts that a command opens. */
public interface Fronts {
  /** The full-screen menu, until it is left. */
  Reply menu();

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
