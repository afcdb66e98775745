package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The modes and the size of a terminal, by way of stty(1). */
final class Stty {
  /**
   * Every byte is a key: no line editing, no echo, no signals from Ctrl-C, Ctrl-Z and Ctrl-\, no
   * stopping by Ctrl-S, Enter arrives as CR, and all eight bits arrive. A break and bytes of wrong
   * parity are dropped: with brkint a break would end the process, isig or not. What is sent is
   * left as it is.
   */
  private static final String RAW =
      "-icanon -echo -isig -iexten -ixon -icrnl -inlcr -igncr -istrip -brkint ignbrk -parmrk ignpar"
          + " -opost min 1 time 0";

  private final Optional<Path> device;
  private final SttyProgram program;

  Stty(Optional<Path> device) {
    this.device = device;
    this.program = new SttyProgram(device, said -> refusal(device, said));
  }

  /** The modes as they are, in a form that {@link #restore} takes. */
  String save() throws IOException {
    return program.run("-g");
  }

  /** Sets the modes of the menu and tells what the line is like, in one call. */
  LineState raw() throws IOException {
    // A serial line without carrier would block the opening of its device.
    return LineState.of(program.run(RAW + (device.isPresent() ? " clocal" : "") + " size speed"));
  }

  void restore(String saved) throws IOException {
    program.run(saved);
  }

  /** The window's size; a serial line has none. */
  Optional<TerminalSize> size() throws IOException {
    return LineState.of(program.run("size")).size();
  }

  private static String refusal(Optional<Path> device, String said) {
    return device
        .map(
            path ->
                "The menu needs a terminal, and "
                    + path
                    + " is none ("
                    + said
                    + "). The lines of this machine: cat /sys/class/tty/console/active")
        .orElse(
            "The menu needs a terminal, and standard input is none ("
                + said
                + "). Run it on a console, or over SSH with ssh -t.");
  }
}
