package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code network dhcp}: a first network, while nothing of it is set up. */
@Command(
    name = "dhcp",
    description = "Get addresses by DHCP on every port with a link, while no network is set up.",
    footer = {"", "Example: crashcart network dhcp --yes"})
final class NetworkDhcpCommand implements Verb {
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings now = session.appliance().current();
    if (now.network().isManaged()) {
      return Reply.refusedByMachine(
          "A network is set up here already. To give it up: crashcart network reset");
    }
    NetworkSettings first = session.appliance().networkDesk().firstStart();
    if (!first.isManaged()) {
      return Reply.refusedByMachine("No port has a link. Plug in a cable, then try again.");
    }
    return change.carryOut(
        session,
        session.appliance().plan(now.with(first), change.consent(session)),
        "get addresses by DHCP on all connected interfaces");
  }
}
