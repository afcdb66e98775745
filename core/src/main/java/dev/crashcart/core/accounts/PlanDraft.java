package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.EntryEdit;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan in the making: all lines of one file end in one step, groups before who needs them. */
final class PlanDraft {
  /** Where problems against the machine stand. */
  private static final Place MACHINE = Place.of("this machine");

  private final Problems problems;
  private final Map<String, List<EntryEdit>> edits = new LinkedHashMap<>();
  private final List<Step> folders = new ArrayList<>();
  private final List<Step> last = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> risks = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  PlanDraft(Problems problems) {
    this.problems = problems;
    for (String path :
        List.of(
            AccountsObservation.GROUP,
            AccountsObservation.GSHADOW,
            AccountsObservation.PASSWD,
            AccountsObservation.SHADOW)) {
      edits.put(path, new ArrayList<>());
    }
  }

  void edit(String path, EntryEdit edit) {
    edits.get(path).add(edit);
  }

  void folder(Step step) {
    folders.add(step);
  }

  /** What a folder will be that is made; empty when none is. */
  Optional<FileFacts> folderFacts(String path) {
    return folders.stream()
        .filter(step -> step instanceof Step.MakeFolder made && made.path().equals(path))
        .map(step -> ((Step.MakeFolder) step).facts())
        .findFirst();
  }

  void last(Step step) {
    last.add(step);
  }

  void change(Change change) {
    changes.add(change);
  }

  void risk(String sentence) {
    risks.add(sentence);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  void error(String key, String message) {
    problems.error(key, MACHINE, message);
  }

  void warning(String key, String message) {
    problems.warning(key, MACHINE, message);
  }

  /** The plan; without anything to do it is {@link Plan#EMPTY}, notes and all. */
  Plan plan() {
    List<Step> steps = new ArrayList<>();
    edits.forEach(
        (path, lines) -> {
          if (!lines.isEmpty()) {
            steps.add(new Step.EditEntries(path, lines));
          }
        });
    steps.addAll(folders);
    steps.addAll(last);
    return steps.isEmpty() && changes.isEmpty()
        ? Plan.EMPTY
        : new Plan(changes, steps, risks, List.copyOf(notes));
  }
}
