package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.Generation;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code history}: every kept generation of the settings. */
@Command(
    name = "history",
    description = "List every kept generation of the settings: when, who, where, why.",
    footer = {"", "Example: crashcart history"})
final class HistoryCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    List<Generation> history = session.appliance().history();
    List<String> damage = session.appliance().historyDamage();
    Table table = new Table();
    for (Generation one : history) {
      table.row(
          String.valueOf(one.number()),
          session.moment(one.when()),
          one.who(),
          one.terminal(),
          one.reason());
    }
    return Reply.found(
            table.lines(),
            Facts.object(
                "generations", history.stream().map(Facts::generation).toList(), "damage", damage))
        .withNotes(damage)
        .withNotes(
            history.isEmpty() && damage.isEmpty() ? List.of("Nothing was kept yet.") : List.of());
  }
}
