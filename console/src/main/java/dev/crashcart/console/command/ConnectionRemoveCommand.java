package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code connection remove NAME}: it leaves the settings. */
@Command(
    name = "remove",
    description = "Remove a connection; its key pair stays.",
    footer = {"", "Example: crashcart connection remove nas02"})
final class ConnectionRemoveCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return change.carryOut(
        session,
        session.appliance().connectionDesk().planRemove(name.value(), change.consent(session)),
        "remove the connection " + name.value());
  }
}
