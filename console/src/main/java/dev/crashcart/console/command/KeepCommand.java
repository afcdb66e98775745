package dev.crashcart.console.command;

import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.Trial;
import picocli.CommandLine.Command;

/** {@code keep}: what is on trial stays. */
@Command(
    name = "keep",
    description = "Keep the change that is on trial.",
    footer = {"", "Example: crashcart keep"})
final class KeepCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    boolean onTrial = session.appliance().trial().flatMap(Trial::deadline).isPresent();
    return onTrial
        ? Reply.of(session.appliance().keep(session.who()))
        : Reply.of(new Outcome.Refused("Nothing is on trial; it was kept or put back already."));
  }
}
