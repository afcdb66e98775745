package dev.crashcart.console.command;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import java.io.OutputStream;
import java.util.List;
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
   * Serves the menu over SSH until this process is told to stop.
   *
   * @param port of its own
   * @param addresses where it listens; everywhere when empty
   */
  default Reply serveSsh(int port, List<IpAddress> addresses) throws HostFailure {
    return Reply.usage("This runs as a service, not at the prompt: systemctl start crashcart-ssh");
  }

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
