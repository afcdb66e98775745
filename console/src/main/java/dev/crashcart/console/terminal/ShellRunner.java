package dev.crashcart.console.terminal;

import java.io.IOException;
import java.util.List;

/** Something that can lend the terminal to a command and take it back. */
@FunctionalInterface
public interface ShellRunner {
  /**
   * Hands the terminal over in the state it had before the menu, runs the command on it, waits for
   * its end, and takes the terminal again. What is on the screen afterwards is not known.
   *
   * @throws IOException when the command cannot be started; the terminal is taken back all the same
   */
  void run(List<String> command) throws IOException;

  /** For terminals that cannot be lent. */
  static ShellRunner none() {
    return command -> {
      throw new IOException("a shell cannot be run on this terminal");
    };
  }
}
