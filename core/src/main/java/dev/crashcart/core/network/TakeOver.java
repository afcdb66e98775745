package dev.crashcart.core.network;

import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Taking interfaces over from ifupdown, netplan and other files of networkd: these are set aside
 * beside where they were, never deleted. Pure.
 */
final class TakeOver {
  private static final String NETWORKD = BackEndName.NETWORKD.service();
  private static final Place MACHINE = Place.of("this machine");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<String, List<ForeignFile>> byPath = new LinkedHashMap<>();
  private final Set<InterfaceName> wanted;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> files = new ArrayList<>();
  private final List<List<String>> back = new ArrayList<>();
  private final List<Step> before = new ArrayList<>();
  private final Set<InterfaceName> released = new HashSet<>();

  TakeOver(List<ForeignFile> foreign, Set<InterfaceName> wanted, Problems problems) {
    this.wanted = wanted;
    this.problems = problems;
    for (ForeignFile file : foreign) {
      // Others' profiles of NetworkManager stay: ours have the higher priority.
      if (file.content().isPresent() || file.owner().equals(NETWORKD)) {
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
    ForeignFile file = its.get(0);
    boolean stanzas = file.owner().equals(Owners.IFUPDOWN);
    String names = String.join(", ", taken);
    if (!stanzas && !others.isEmpty()) {
      error(
          path
              + " sets up "
              + names
              + " and also "
              + String.join(", ", others)
              + "; take that over together with "
              + names
              + " (crashcart network take-over), or move it to a file of its own.");
      return;
    }
    if (file.content().isEmpty()) {
      error(
          path
              + " sets up "
              + names
              + " and comes before the files of Crashcart; switch it off by: ln -s /dev/null "
              + "/etc/systemd/network"
              + path.substring(path.lastIndexOf('/')));
      return;
    }
    problems.warning(
        NetworkSettings.NETWORK,
        MACHINE,
        file.owner()
            + " sets "
            + names
            + " up in "
            + path
            + "; with these settings Crashcart does, and the file is kept as "
            + file.aside()
            + ".");
    changes.add(new Change(path, "sets up " + names, "set aside"));
    setAside(file, taken);
  }

  private void error(String sentence) {
    problems.error(NetworkSettings.NETWORK, MACHINE, sentence);
  }

  private void setAside(ForeignFile file, Set<String> taken) {
    Secret content = file.content().orElseThrow();
    files.add(
        new Step.EditFile(
            file.aside(),
            Optional.empty(),
            content,
            file.facts().orElseThrow(),
            "a copy of " + file.path()));
    if (!file.owner().equals(Owners.IFUPDOWN)) {
      files.add(new Step.RemoveFile(file.path()));
      return;
    }
    String rest = Owners.withoutStanzas(content.reveal(), taken);
    files.add(
        rest.isBlank()
            ? new Step.RemoveFile(file.path())
            : new Step.EditFile(
                file.path(),
                Optional.of(content),
                new Secret(rest),
                file.facts().orElseThrow(),
                "without " + String.join(", ", taken)));
    taken.stream().map(InterfaceName::new).filter(released::add).forEach(this::release);
  }

  private void release(InterfaceName name) {
    List<String> down = List.of("ifdown", "--force", name.value());
    before.add(Step.Run.of(down, "ifupdown lets go of " + name, LIMIT));
    back.add(List.of("ip", "address", "flush", "dev", name.value(), "scope", "global"));
    back.add(List.of("ifup", name.value()));
  }

  List<Change> changes() {
    return changes;
  }

  /** What is done before any file changes, while the old owner still knows its interfaces. */
  List<Step> before() {
    return before;
  }

  /** What ifupdown lets go of; what it made is away then. */
  Set<InterfaceName> released() {
    return released;
  }

  List<Step> files() {
    return files;
  }

  /** What gives the interfaces back once the files are. */
  List<List<String>> back() {
    return back;
  }
}
