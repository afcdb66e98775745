package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code diff A B}: what changed from one generation to another. */
@Command(
    name = "diff",
    description = "Show what changed from one generation of the settings to another.",
    footer = {"", "Example: crashcart diff 0 3"})
final class DiffCommand implements Verb {
  @Parameters(
      index = "0",
      paramLabel = "A",
      converter = Numbers.class,
      description = "The number of the older generation.")
  private int from;

  @Parameters(
      index = "1",
      paramLabel = "B",
      converter = Numbers.class,
      description = "The number of the newer one.")
  private int to;

  @Override
  public Reply run(Session session) throws HostFailure {
    List<Integer> known = session.appliance().history().stream().map(it -> it.number()).toList();
    for (int number : List.of(from, to)) {
      if (!known.contains(number)) {
        return Generations.unknown(number, known);
      }
    }
    List<Change> changes = session.appliance().difference(from, to);
    return Reply.found(
            changes.stream().map(Change::toString).toList(),
            Facts.object("from", from, "to", to, "changes", Facts.changes(changes)))
        .withNotes(changes.isEmpty() ? List.of("They are the same.") : List.of());
  }
}
