package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ssh renew-host-keys}: new keys by which this machine proves itself. */
@Command(
    name = "renew-host-keys",
    description = {
      "Make new SSH host keys in place of the old ones, after a theft or for a copied machine.",
      "Everybody who connected before is warned and has to accept the new ones."
    },
    footer = {"", "Example: crashcart ssh renew-host-keys --yes"})
final class SshRenewCommand implements Verb {
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    if (!change.yes()) {
      return Reply.usage(
          "With new host keys everybody who connected to this machine before is warned that it may"
              + " be another one, and scripts are refused, until the old key is removed there"
              + " (ssh-keygen -R NAME). Give --yes to do it.");
    }
    return change.carryOut(
        session,
        session.appliance().sshDesk().planNewHostKeys(change.consent(session)),
        "renew the SSH host keys");
  }
}
