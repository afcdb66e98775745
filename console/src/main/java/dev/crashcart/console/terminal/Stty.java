package dev.crashcart.console.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The modes and the size of a terminal, by way of stty(1): no native code, and 3 ms a time. */
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

  Stty(Optional<Path> device) {
    this.device = device;
  }

  /** The modes as they are, in a form that {@link #restore} takes. */
  String save() throws IOException {
    return run("-g");
  }

  /** Sets the modes of the menu and tells what the line is like, in one call. */
  LineState raw() throws IOException {
    // A serial line without carrier would block the opening of its device.
    return LineState.of(run(RAW + (device.isPresent() ? " clocal" : "") + " size speed"));
  }

  void restore(String saved) throws IOException {
    run(saved);
  }

  /** The window's size; a serial line has none. */
  Optional<TerminalSize> size() throws IOException {
    return LineState.of(run("size")).size();
  }

  private String run(String words) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    device.ifPresent(path -> command.addAll(List.of("-F", path.toString())));
    command.addAll(Arrays.asList(words.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("stty did not end within 5 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("waiting for stty was stopped", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "The menu needs a terminal, and "
              + device.map(Path::toString).orElse("standard input")
              + " is none ("
              + said
              + "). Run it on a console, or over SSH with ssh -t.");
    }
    return said;
  }
}
