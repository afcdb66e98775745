package dev.crashcart.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is going to happen, decided: an immutable list of differences for people and of
 * steps for the machine.
 *
 * @param changes what a person reads
 * @param steps what is done, in this order
 * @param risks why this may cut the operator off, a sentence each; empty when it cannot
 * @param notes what the operator should know besides: commands left out, what stays open
 */
public record Plan(List<Change> changes, List<Step> steps, List<String> risks, List<String> notes) {
  /** Nothing to do. */
  public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of(), List.of());

  public Plan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    risks = List.copyOf(risks);
    notes = List.copyOf(notes);
  }

  /** Whether the machine already is as wanted. */
  public boolean isEmpty() {
    return steps.isEmpty() && changes.isEmpty();
  }

  /** Whether it may cut the operator off and therefore goes on trial. */
  public boolean risky() {
    return !risks.isEmpty();
  }

  /**
   * This plan, then the other, nothing twice. A command that both ask for (a reload) runs once at
   * the later place, when all files are written; a file or folder that both ask for is made once at
   * the earlier place, for what follows there may need it.
   */
  public Plan then(Plan other) {
    List<Step> all = new ArrayList<>(steps);
    all.removeIf(step -> step instanceof Step.Run && other.steps.contains(step));
    other.steps.stream().filter(step -> !all.contains(step)).forEach(all::add);
    return new Plan(
        joined(changes, other.changes),
        all,
        joined(risks, other.risks),
        joined(notes, other.notes));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
