package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code key-pair remove NAME}: the pair leaves the settings. */
@Command(
    name = "remove",
    description =
        "Remove a key pair from the settings; refused while a connection uses it. Older"
            + " generations in the history still hold it.",
    footer = {"", "Example: crashcart key-pair remove backup"})
final class KeyPairRemoveCommand implements Verb {
  @Mixin private KeyPairName name = new KeyPairName();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return change.carryOut(
        session,
        session
            .appliance()
            .sshDesk()
            .keyPairs()
            .planRemoveKeyPair(name.value(), change.consent(session)),
        "remove the key pair " + name.value());
  }
}
