package dev.crashcart.core.apply;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.settings.Settings;
import java.util.List;

/**
 * What a person says yes to: the plan, the settings it leads to, and the generation it was made on.
 * Refused when that is no longer the newest.
 *
 * @param settingChanges the difference to the kept settings, key by key, secrets masked
 * @param plan the difference to the machine
 */
public record Proposal(
    int base,
    Settings desired,
    List<Change> settingChanges,
    Plan plan,
    Once once,
    List<Problem> warnings) {
  public Proposal {
    settingChanges = List.copyOf(settingChanges);
    warnings = List.copyOf(warnings);
  }

  /** The same with another way to the machine. */
  Proposal with(Plan other) {
    return new Proposal(base, desired, settingChanges, other, once, warnings);
  }

  /** Whether neither the settings nor the machine would change. */
  public boolean isEmpty() {
    return plan.isEmpty() && settingChanges.isEmpty();
  }
}
