package dev.crashcart.core.ssh;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.ssh.SshState.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The difference between the SSH service that is wanted and that of the machine. Pure. */
final class SshPlanner {
  static final String CHECKED = "/run/crashcart/sshd-check.conf";
  static final List<String> CHECK = List.of("sshd", "-t", "-f", "{}");

  private static final FileFacts PUBLIC = FileFacts.file(0644, 0, 0);
  private static final Place MACHINE = Place.of("this machine");

  /** A change of these alone cuts nobody off. */
  private static final Set<String> HARMLESS =
      Set.of(
          KeyPath.join(SshSettings.SSH, SshService.BANNER.name()),
          KeyPath.join(SshSettings.SSH, SshService.TCP_FORWARDING.name()));

  private final SshService service;
  private final SshState state;
  private final SshSurroundings around;
  private final Problems problems;
  private final SshdConfiguration others;
  private final SshDropIn dropIn;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SshPlanner(SshService service, SshState state, SshSurroundings around, Problems problems) {
    this.service = service;
    this.state = state;
    this.around = around;
    this.problems = problems;
    this.others = SshdConfiguration.of(state.configuration().files());
    this.dropIn = new SshDropIn(service, around, others, state);
  }

  Plan plan() {
    if (!state.installed()) {
      missing();
      return Plan.EMPTY;
    }
    boolean rewritten = files();
    SshUnitSteps unit = new SshUnitSteps(service, state);
    changes.addAll(unit.changes());
    if (state.live()) {
      boolean moved = rewritten && (service.port().isPresent() || !service.addresses().isEmpty());
      steps.addAll(unit.steps(rewritten, moved));
    }
    if (steps.isEmpty() && changes.isEmpty()) {
      return Plan.EMPTY;
    }
    if (!state.live()) {
      notes.add("This system does not run; its SSH service takes this in when it starts.");
    } else if (rewritten && state.active()) {
      notes.add("Sessions that are open stay open.");
    }
    return new Plan(changes, steps, risks(), notes);
  }

  private void missing() {
    if (service.isManaged() && !service.isOnlyOff()) {
      problems.error(
          SshSettings.SSH,
          MACHINE,
          "there is no SSH server on this machine (no sshd); install openssh-server, or take the"
              + " group ssh out of the settings.");
    }
  }

  /** Whether a file changes that sshd has to read again. */
  private boolean files() {
    Optional<String> wanted = dropIn.text();
    Optional<String> present = state.configuration().text(SshdConfiguration.DROP_IN);
    boolean same = wanted.map(SshPlanner::bytes).equals(present);
    boolean include = wanted.isPresent() && others.own().isEmpty();
    SshDifferences differences = new SshDifferences(service, dropIn, state);
    changes.addAll(differences.changes());
    boolean banner = banner();
    if (wanted.isPresent()) {
      notPossible(differences);
    }
    if (same && !include) {
      // What is written is right; what differs in force comes from elsewhere or was not read yet.
      if (!differences.changes().isEmpty()) {
        new SshConflicts(dropIn, others, problems).tell();
      }
      return banner || !differences.changes().isEmpty();
    }
    new SshConflicts(dropIn, others, problems).tell();
    lines(present.orElse(""), wanted.orElse(""), differences);
    check(wanted.orElse(""));
    if (!same) {
      steps.add(
          wanted.isPresent()
              ? Step.WriteFile.of(SshdConfiguration.DROP_IN, wanted.get(), PUBLIC)
              : new Step.RemoveFile(SshdConfiguration.DROP_IN));
    }
    if (include) {
      include();
    }
    return true;
  }

  /** What neither we nor sshd can do anything about. */
  private void notPossible(SshDifferences differences) {
    others
        .trapped()
        .ifPresent(
            line ->
                problems.error(
                    SshSettings.SSH,
                    MACHINE,
                    line.where()
                        + " reads the file of Crashcart for some only ("
                        + line.matchBlock()
                        + "), which sshd refuses; take that line out (or put # before it)."));
    String portKey = SshConflicts.key("port");
    boolean moves =
        differences.tells(portKey) || differences.tells(SshConflicts.key("listenaddress"));
    if (state.bySocket() && !state.configuration().socketFollows() && moves) {
      problems.error(
          portKey,
          MACHINE,
          state.unit()
              + " listens by itself here, so that port and addresses of sshd do not count; let sshd"
              + " listen: systemctl disable --now "
              + state.unit()
              + " && systemctl enable --now "
              + state.serviceUnit());
    }
    boolean taken =
        service.port().filter(state.configuration().listening()::contains).isPresent()
            && !new SshInForce(state.inForce()).ports().contains(service.port().get());
    if (taken) {
      problems.error(
          portKey,
          MACHINE,
          "another program of this machine listens on port "
              + service.port().get()
              + " already; choose a free one (which program: ss -ltnp).");
    }
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** What no setting in force tells: the lines of the file that come and go. */
  private void lines(String before, String after, SshDifferences differences) {
    boolean told = !changes.isEmpty();
    for (Change change : new SshLineChanges(before, bytes(after)).all()) {
      boolean weak = change.key().equals(SshConflicts.key("macs"));
      if (!differences.tells(change.key()) && !(weak && told)) {
        changes.add(change);
      }
    }
    if (changes.isEmpty()) {
      changes.add(new Change(SshdConfiguration.DROP_IN, "otherwise", "as Crashcart writes it"));
    }
  }

  private boolean banner() {
    Optional<String> present = state.configuration().text(SshDropIn.BANNER);
    Optional<String> wanted =
        service.banner().isEmpty()
            ? Optional.empty()
            : Optional.of(String.join("\n", service.banner()) + "\n");
    if (wanted.map(SshPlanner::bytes).equals(present)) {
      return false;
    }
    changes.add(
        new Change(
            KeyPath.join(SshSettings.SSH, SshService.BANNER.name()),
            present.map(SshPlanner::shown).orElse(""),
            wanted.map(SshPlanner::bytes).map(SshPlanner::shown).orElse("")));
    steps.add(
        wanted.isPresent()
            ? Step.WriteFile.of(SshDropIn.BANNER, wanted.get(), PUBLIC)
            : new Step.RemoveFile(SshDropIn.BANNER));
    return true;
  }

  private static String shown(String banner) {
    String text = new String(banner.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return String.join(" / ", text.lines().toList());
  }

  /** What sshd needs before it judges, and its judgement of the whole as it will be. */
  private void check(String wanted) {
    if (!state.live()) {
      return;
    }
    Configuration configuration = state.configuration();
    configuration
        .missingFolder()
        .ifPresent(folder -> steps.add(new Step.MakeFolder(folder, FileFacts.folder(0755, 0, 0))));
    if (configuration.withoutHostKeys()) {
      steps.add(
          Step.Run.of(
              List.of("ssh-keygen", "-A"), "the machine gets host keys", SshUnitSteps.LIMIT));
    }
    steps.add(
        new Step.Check(
            CHECKED,
            new Secret(others.with(bytes(wanted)).text()),
            CHECK,
            "the configuration of sshd as it will be"));
  }

  /** The main file reads our drop-in; nothing else of it changes. */
  private void include() {
    Optional<SshdFile> main =
        Optional.ofNullable(state.configuration().files().get(SshdConfiguration.MAIN));
    boolean alone =
        state.configuration().files().keySet().stream()
            .noneMatch(
                path ->
                    path.startsWith(SshdConfiguration.FOLDER + "/")
                        && !path.equals(SshdConfiguration.DROP_IN));
    // Files that lie there unread shall not come into force by this.
    String line =
        "Include " + (alone ? SshdConfiguration.FOLDER + "/*.conf" : SshdConfiguration.DROP_IN);
    changes.add(Change.added(SshdConfiguration.MAIN + ", line 1", line));
    steps.add(
        new Step.EditFile(
            SshdConfiguration.MAIN,
            main.map(file -> new Secret(file.text())),
            new Secret(line + "\n" + main.map(SshdFile::text).orElse("")),
            main.map(SshdFile::facts).orElse(PUBLIC),
            "its first line reads the file of Crashcart: " + line));
  }

  private List<String> risks() {
    boolean harmless =
        changes.stream().allMatch(change -> HARMLESS.contains(change.key()))
            || service.equals(SshService.none());
    return state.live() && around.overSsh() && state.active() && !harmless
        ? List.of("The SSH service changes, and you came in over it: you may be locked out.")
        : List.of();
  }
}
