package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code plain}: the menu line by line. */
@Command(
    name = "plain",
    description =
        "Open the menu line by line: for screen readers, Braille, dumb terminals and scripts.",
    footer = {
      "",
      "The same pages as on the full screen; nothing moves the cursor and nothing is",
      "coloured. Where TERM is dumb it opens by itself. It reads from a pipe, too.",
      "",
      "Example: crashcart plain"
    })
final class PlainCommand implements Verb {
  @Override
  public Reply run(Session session) {
    return session.fronts().plain();
  }
}
