package dev.crashcart.core.apply;

import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a plan that is right while the machine starts: its files, and the few commands that
 * ask no service. The services read the files when they start, a little later.
 */
final class BootPlan {
  private static final String SYSTEMCTL = "systemctl";

  /** Programs that speak to the kernel alone, or make files. */
  private static final Set<String> OF_NO_SERVICE =
      Set.of("hostname", "sysctl", "stty", "sh", "ssh-keygen");

  private BootPlan() {}

  /** Nothing where all that is left is for later. */
  static Plan of(Plan plan) {
    List<Step> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      (step instanceof Step.Run run ? command(run) : Optional.of(step)).ifPresent(steps::add);
    }
    return steps.isEmpty() ? Plan.EMPTY : new Plan(plan.changes(), steps, List.of(), plan.notes());
  }

  private static Optional<Step> command(Step.Run run) {
    List<String> words = run.command();
    if (OF_NO_SERVICE.contains(words.get(0))) {
      return Optional.of(run);
    }
    if (!words.get(0).equals(SYSTEMCTL) || !words.contains("enable")) {
      return Optional.empty();
    }
    // It starts in its turn; who waited for it here would wait for ever.
    List<String> queued = new ArrayList<>(words);
    queued.add(1, "--no-block");
    return Optional.of(new Step.Run(queued, run.why(), run.limit(), run.back()));
  }

  /** Of these, the commands for what no file keeps over a start. */
  static List<Step> commandsAlone(Plan plan) {
    boolean files = plan.steps().stream().anyMatch(step -> !step.files().isEmpty());
    return files
        ? List.of()
        : plan.steps().stream()
            .filter(Step.Run.class::isInstance)
            .filter(step -> OF_NO_SERVICE.contains(((Step.Run) step).command().get(0)))
            .toList();
  }
}
