package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore N}: goes to the settings of a generation, as a change like any other. */
@Command(
    name = "restore",
    description = "Go to the settings of an earlier generation; this makes a new one.",
    footer = {"", "Example: crashcart restore 2"})
final class RestoreCommand implements Verb {
  @Parameters(
      paramLabel = "N",
      converter = Numbers.class,
      description = "The number of the generation, see history.")
  private int number;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    List<Integer> known = session.appliance().history().stream().map(it -> it.number()).toList();
    return known.contains(number)
        ? change.carryOut(
            session,
            session.appliance().planRestore(number, change.consent(session)),
            "restore generation " + number)
        : Generations.unknown(number, known);
  }
}
