package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;

/** {@code keep}: what is on trial stays. */
@Command(
    name = "keep",
    description = "Keep the change that is on trial.",
    footer = {"", "Example: crashcart keep"})
final class KeepCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    return Reply.of(session.appliance().keep(session.who()));
  }
}
