package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code adopt}: takes the machine's accounts as they are into the settings. */
@Command(
    name = "adopt",
    description = "Take what was changed on the machine past Crashcart into the settings.",
    footer = {"", "Example: crashcart adopt --reason 'ann used passwd'"})
final class AdoptCommand implements Verb {
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return change.carryOut(
        session,
        session.appliance().planAdopt(session.who()),
        "adopt what was changed on the machine");
  }
}
