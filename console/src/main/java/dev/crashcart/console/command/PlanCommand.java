package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plan [FILE]}: what applying would do. */
@Command(
    name = "plan",
    description = "Show what applying a settings file would change; nothing is changed.",
    footer = {"", "Example: crashcart plan --exit-code || echo the machine has drifted"})
final class PlanCommand implements Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file; - is standard input. Without it, the kept settings as they stand.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--exit-code", description = "Exit with 10 when there is anything to change.")
  private boolean exitCode;

  @Override
  public Reply run(Session session) throws HostFailure {
    // Looking is no change: that nobody would be left is told when it is applied.
    return ProposedFile.plan(
        session,
        file,
        new Consent(session.who(), true),
        (checked, source) ->
            checked.findValue().isPresent()
                ? shown(checked.findValue().get())
                : Reply.problems(checked.problems(), source));
  }

  private Reply shown(Proposal proposal) {
    List<String> notes = proposal.warnings().stream().map(Problem::toString).toList();
    if (proposal.isEmpty()) {
      return new Reply(
          0,
          "unchanged",
          "Nothing to change: the settings and the machine already are like this.",
          List.of(),
          notes,
          Facts.proposal(proposal));
    }
    List<String> lines = new ArrayList<>();
    add(lines, "What will change:", strings(Facts.allChanges(proposal)));
    add(lines, "What will be done:", proposal.plan().steps().stream().map(Step::describe).toList());
    add(lines, "This may cut you off:", proposal.plan().risks());
    add(lines, "To know:", proposal.plan().notes());
    return new Reply(
        exitCode ? Reply.CHANGES : 0, "changes", "", lines, notes, Facts.proposal(proposal));
  }

  private static List<String> strings(List<Change> changes) {
    return changes.stream().map(Change::toString).toList();
  }

  private static void add(List<String> lines, String heading, List<String> items) {
    if (!items.isEmpty()) {
      lines.add(heading);
      items.forEach(item -> lines.add("  " + item));
    }
  }
}
