package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.plan.Step;
import java.util.List;
import java.util.Optional;

/** The files and commands of a plan, step by step, and the same by command line. */
record StepsPage(Errand errand, Proposal proposal) implements Page {
  @Override
  public View view(Desk desk) {
    List<String> steps = proposal.plan().steps().stream().map(Step::describe).toList();
    Lines lines = new Lines();
    if (steps.isEmpty()) {
      lines.words("No file and no command: the machine already is like this.");
    }
    lines.list("In this order", steps);
    errand
        .command()
        .ifPresent(
            command -> {
              String trial =
                  proposal.plan().risky()
                      ? " --try " + TrialPage.length(proposal.desired()).toSeconds() + "s"
                      : "";
              lines.list("The same by command", List.of(command + trial));
              if (desk.appliance().kind() != Host.Kind.LIVE) {
                lines.words("Add the --root or --demo this menu was started with.");
              }
            });
    return new View.Text(
        "Files and commands", Tone.PLAIN, lines.all(), Optional.empty(), List.of());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return Next.back();
  }
}
