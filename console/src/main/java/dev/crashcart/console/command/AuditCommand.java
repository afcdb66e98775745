package dev.crashcart.console.command;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}: who did what, and whether somebody changed the log of it. */
@Command(
    name = "audit",
    description = "Show the newest lines of the audit log, newest last.",
    footer = {
      "",
      "With --verify a changed, missing or cut line makes it exit with 3.",
      "",
      "Example: crashcart audit --tail 50"
    })
final class AuditCommand implements Verb {
  @Option(
      names = "--tail",
      paramLabel = "N",
      converter = Numbers.class,
      description = "How many lines; 20 without it.")
  private int tail = 20;

  @Option(names = "--verify", description = "Check the whole log instead.")
  private boolean verify;

  @Override
  public Reply run(Session session) throws HostFailure {
    Optional<String> damage = session.appliance().auditDamage();
    if (verify) {
      return verified(damage);
    }
    if (tail < 1) {
      return Reply.usage("--tail takes a number of 1 or more.");
    }
    List<String> lines = session.appliance().auditTail(tail);
    Table table = new Table();
    List<Object> entries = new ArrayList<>();
    for (String line : lines) {
      Optional<Map<String, Object>> entry = Json.readObject(line);
      entries.add(entry.<Object>map(it -> it).orElse(line));
      if (entry.isPresent()) {
        table.row(cells(entry.get()));
      } else {
        table.row(line);
      }
    }
    return Reply.found(table.lines(), Facts.object("entries", entries, "damage", damage))
        .withNotes(lines.isEmpty() ? List.of("The audit log is empty.") : List.of())
        .withNotes(damage.map(it -> "The audit log is DAMAGED: " + it).stream().toList());
  }

  private static String[] cells(Map<String, Object> entry) {
    List<String> cells = new ArrayList<>();
    for (String name : List.of("time", "action", "who", "terminal", "reason")) {
      cells.add(Optional.ofNullable(entry.get(name)).map(String::valueOf).orElse(""));
    }
    return cells.toArray(String[]::new);
  }

  private static Reply verified(Optional<String> damage) {
    Map<String, Object> facts = Facts.object("damage", damage);
    return damage.isEmpty()
        ? Reply.done("The audit log is whole: no line was changed or is missing.").withFacts(facts)
        : Reply.problem("", "The audit log is damaged: " + damage.get()).withFacts(facts);
  }
}
