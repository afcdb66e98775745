package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code console}: the full-screen menu, which also opens without any command. */
@Command(
    name = "console",
    description = "Open the full-screen menu; this is what no command at all does.",
    footer = {
      "",
      "--ascii draws with plain characters, --mono without colours.",
      "",
      "Example: crashcart console --ascii --mono"
    })
final class ConsoleCommand implements Verb {
  @Override
  public boolean usesMachine() {
    return false;
  }

  @Override
  public Reply run(Session session) {
    return session.fronts().menu();
  }
}
