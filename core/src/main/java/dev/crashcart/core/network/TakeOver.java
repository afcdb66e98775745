package dev.crashcart.core.network;

import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Taking interfaces over from ifupdown, netplan and files of networkd that come before ours: their
 * files are set aside beside where they were, never deleted. Pure.
 */
final class TakeOver {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<String, List<ForeignFile>> byPath = new LinkedHashMap<>();
  private final Set<InterfaceName> wanted;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> files = new ArrayList<>();
  private final List<List<String>> back = new ArrayList<>();
  private final Set<String> downed = new TreeSet<>();
  private final List<Step> before = new ArrayList<>();

  TakeOver(List<ForeignFile> foreign, Set<InterfaceName> wanted, Problems problems) {
    this.wanted = wanted;
    this.problems = problems;
    for (ForeignFile file : foreign) {
      if (file.content().isPresent() && file.facts().isPresent()) {
        byPath.computeIfAbsent(file.path(), any -> new ArrayList<>()).add(file);
      }
    }
    byPath.forEach(this::file);
  }

  private void file(String path, List<ForeignFile> its) {
    Set<String> taken = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (ForeignFile one : its) {
      (wanted.contains(one.about()) ? taken : others).add(one.about().value());
    }
    if (taken.isEmpty()) {
      return;
    }
    String owner = its.get(0).owner();
    String names = String.join(", ", taken);
    problems.warning(
        NetworkSettings.NETWORK,
        Place.of("this machine"),
        owner
            + " sets "
            + names
            + " up in "
            + path
            + "; with these settings Crashcart does, and the file is set aside as "
            + its.get(0).aside()
            + ".");
    if (!owner.equals(Owners.IFUPDOWN) && !others.isEmpty()) {
      problems.error(
          NetworkSettings.NETWORK,
          Place.of("this machine"),
          path
              + " also sets up "
              + String.join(", ", others)
              + "; take that over together with "
              + names
              + " (crashcart network take-over), or move it to a file of its own.");
      return;
    }
    changes.add(new Change(path, "sets up " + names, "set aside"));
    setAside(its.get(0), taken, others.isEmpty());
  }

  private void setAside(ForeignFile file, Set<String> taken, boolean whole) {
    Secret content = file.content().orElseThrow();
    files.add(
        new Step.EditFile(
            file.aside(),
            Optional.empty(),
            content,
            file.facts().orElseThrow(),
            "a copy of what is set aside"));
    if (!file.owner().equals(Owners.IFUPDOWN)) {
      files.add(new Step.RemoveFile(file.path()));
      return;
    }
    String rest = IfupdownText.without(content.reveal(), taken);
    files.add(
        whole && rest.isBlank()
            ? new Step.RemoveFile(file.path())
            : new Step.EditFile(
                file.path(),
                Optional.of(content),
                new Secret(rest),
                file.facts().orElseThrow(),
                "without " + String.join(", ", taken)));
    for (String name : taken) {
      before.add(
          Step.Run.of(List.of("ifdown", "--force", name), "ifupdown lets go of " + name, LIMIT));
      // It may still be up, or down, or in between; afterwards it is up.
      back.add(List.of("ifdown", "--force", name));
      back.add(List.of("ifup", name));
      downed.add(name);
    }
  }

  List<Change> changes() {
    return changes;
  }

  /** What is done before any file changes, while the old owner still knows its interfaces. */
  List<Step> before() {
    return before;
  }

  List<Step> files() {
    return files;
  }

  /** The interfaces that ifupdown lets go of; what it made itself is gone then. */
  Set<String> downed() {
    return downed;
  }

  /** What gives the interfaces back once the files are. */
  List<List<String>> back() {
    return back;
  }
}
