package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code network take-over NAME…}: interfaces that somebody else sets up become settings here. */
@Command(
    name = "take-over",
    description =
        "Take interfaces over as they are from whoever sets them up now; its files are set aside.",
    footer = {"", "Example: crashcart network take-over eno1 --try 60s"})
final class NetworkTakeOverCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      converter = InterfaceNames.class,
      description = "The interfaces.")
  private List<InterfaceName> names = List.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return change.carryOut(
        session,
        session.appliance().planTakeOver(names, change.consent(session)),
        "take over " + names.stream().map(InterfaceName::value).collect(Collectors.joining(", ")));
  }
}
