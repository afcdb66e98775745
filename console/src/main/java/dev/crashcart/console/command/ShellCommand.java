package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code shell}: Crashcart's own prompt, where the same commands are typed one after the other. */
@Command(
    name = "shell",
    description = "Open Crashcart's own prompt: the same commands, with completion.",
    footer = {"", "Example: crashcart --demo shell"})
final class ShellCommand implements Verb {
  @Override
  public Reply run(Session session) {
    return session.fronts().shell();
  }
}
