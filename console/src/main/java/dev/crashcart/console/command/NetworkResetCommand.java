package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code network reset}: automatic addresses on the first live card, and nothing else. */
@Command(
    name = "reset",
    description =
        "Give up all network settings: automatic addresses on the first port with a link.",
    footer = {"", "Example: crashcart network reset --try 2m"})
final class NetworkResetCommand implements Verb {
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings now = session.appliance().current();
    Optional<NetworkSettings> reset = session.appliance().networkDesk().reset();
    if (reset.isEmpty()) {
      return Reply.refusedByMachine(
          "There is no network card to reset to. Look whether the card is in place and its driver is"
              + " loaded (dmesg).");
    }
    return change.carryOut(
        session,
        session.appliance().plan(now.with(reset.get()), change.consent(session)),
        "reset the network");
  }
}
