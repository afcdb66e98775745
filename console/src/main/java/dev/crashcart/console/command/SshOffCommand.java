package dev.crashcart.console.command;

import dev.crashcart.core.apply.SshDesk;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ssh off}: the service off, however it was switched on. */
@Command(
    name = "off",
    description = "Switch the SSH service off, now and at every start. Open sessions stay.",
    footer = {"", "Example: crashcart ssh off --try 60s"})
final class SshOffCommand implements Verb {
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    SshDesk desk = session.appliance().sshDesk();
    boolean forAWhile = desk.view().state().until().isPresent();
    return forAWhile ? Reply.of(desk.offNow(session.who())) : SshSwitch.set(session, change, false);
  }
}
