package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.check.Lease.Families;
import dev.crashcart.core.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network lease-to-static NAME}: what DHCP gave becomes settings. */
@Command(
    name = "lease-to-static",
    description = "Write down what an interface got by DHCP, with gateway and name servers.",
    footer = {"", "Example: crashcart network lease-to-static eno1 --try 60s"})
final class NetworkLeaseCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      converter = InterfaceNames.class,
      description = "The interface with the lease.")
  private Optional<InterfaceName> name = Optional.empty();

  @Option(
      names = "--both",
      description = "The automatic IPv6 addresses too; without it they go on as they are.")
  private boolean both;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings now = session.appliance().current();
    InterfaceName its = name.orElseThrow();
    NetworkSettings written =
        session.appliance().networkDesk().leaseAsStatic(its, both ? Families.BOTH : Families.IPV4);
    if (written.equals(now.network())) {
      return Reply.refusedByMachine(its + " has no lease now that could be written down.");
    }
    return change.carryOut(
        session,
        session.appliance().plan(now.with(written).toInput(), change.consent(session)),
        "turn the lease of " + its + " into static settings");
  }
}
