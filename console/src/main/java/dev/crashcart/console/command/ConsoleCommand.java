package dev.crashcart.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code console}: the full-screen menu, which also opens without any command. */
@Command(
    name = "console",
    description = "Open the full-screen menu; this is what no command at all does.",
    footer = {
      "",
      "--ascii draws with plain characters, --mono without colours.",
      "",
      "Example: crashcart console --ascii --mono",
      "Example: crashcart console --tty /dev/ttyS1 --term vt220"
    })
final class ConsoleCommand implements Verb {
  // The program reads these by hand when it starts; here they are seen at its own prompt only.
  @Option(
      names = "--tty",
      paramLabel = "PATH",
      description = "On the terminal with this device; by default on the one it is started from.")
  private String tty = "";

  @Option(
      names = "--term",
      paramLabel = "NAME",
      description = "What kind of terminal it is, as in TERM.")
  private String term = "";

  @Override
  public boolean usesMachine() {
    return false;
  }

  @Override
  public Reply run(Session session) {
    if (!tty.isEmpty() || !term.isEmpty()) {
      return Reply.usage(
          "Another terminal is given when the program starts, outside of its prompt.");
    }
    return session.fronts().menu();
  }
}
