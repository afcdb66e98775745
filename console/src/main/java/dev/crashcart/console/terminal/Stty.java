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
  private static final TerminalSize USUAL = new TerminalSize(80, 24);

  /**
   * Every key is a key: no line editing, no echo, no signals from Ctrl-C, Ctrl-Z and Ctrl-\, no
   * stopping by Ctrl-S, and Enter arrives as CR.
   */
  private static final String RAW = "-icanon -echo -isig -iexten -ixon -icrnl min 1 time 0";

  private final Optional<Path> device;

  Stty(Optional<Path> device) {
    this.device = device;
  }

  /** The modes as they are, in a form that {@link #restore} takes. */
  String save() throws IOException {
    return run("-g");
  }

  void raw() throws IOException {
    // A serial line without carrier would block the opening of its device.
    run(device.isPresent() ? RAW + " clocal" : RAW);
  }

  void restore(String saved) throws IOException {
    run(saved);
  }

  /** The window's size; a serial line has none (0 by 0) and counts as 80 by 24. */
  TerminalSize size() throws IOException {
    String[] parts = run("size").split(" ");
    if (parts.length != 2) {
      return USUAL;
    }
    int rows = Integer.parseInt(parts[0]);
    int columns = Integer.parseInt(parts[1]);
    return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : USUAL;
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
