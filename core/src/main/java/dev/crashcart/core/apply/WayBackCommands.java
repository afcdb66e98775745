package dev.crashcart.core.apply;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The commands that bring the old files into force once they are back: services read them again,
 * devices that came go.
 */
final class WayBackCommands {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** While the machine starts, services read their files by themselves later; these are none. */
  private static final Set<String> AT_BOOT = Set.of("hostname");

  private final Host host;

  WayBackCommands(Host host) {
    this.host = host;
  }

  /** Those of a plan, in the order of its steps, each once. */
  static List<List<String>> of(Plan plan) {
    return plan.steps().stream()
        .filter(Step.Run.class::isInstance)
        .flatMap(step -> ((Step.Run) step).back().stream())
        .distinct()
        .toList();
  }

  /**
   * Runs them all. One that fails does not stop the others: the files are back, so that a restart
   * of the machine does the rest.
   *
   * @return a sentence about what failed, with a blank before it; else empty
   */
  String run(List<List<String>> commands, boolean atBoot) {
    List<String> failed = new ArrayList<>();
    for (List<String> command : commands) {
      if (!host.runsCommands() || atBoot && !AT_BOOT.contains(command.get(0))) {
        continue;
      }
      try {
        CommandResult result = host.run(command, new byte[0], LIMIT);
        if (!result.succeeded() && !isGone(result)) {
          String said = result.errors().isBlank() ? result.output() : result.errors();
          failed.add(
              String.join(" ", command)
                  + " ("
                  + said.lines().findFirst().orElse("status " + result.exit())
                  + ")");
        }
      } catch (HostFailure refused) {
        failed.add(String.join(" ", command) + " (" + refused.getMessage() + ")");
      }
    }
    return failed.isEmpty()
        ? ""
        : " The files are as they were, but this failed: "
            + String.join("; ", failed)
            + ". If something still is not as before, restart the machine.";
  }

  /** A device that is taken away may never have come: ip(8) says so. */
  private static boolean isGone(CommandResult result) {
    return result.errors().startsWith("Cannot find device");
  }
}
