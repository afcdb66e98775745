package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The difference between the network that is wanted and that of the machine. Pure. */
final class NetworkPlanner {
  static final String RESOLV_CONF = "/etc/resolv.conf";

  private static final String NAMESERVERS =
      KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.NAMESERVERS.name());
  private static final String MARK = "crashcart-";
  private static final String RISK =
      "The network changes. If you reach this machine through it, you may be cut off.";
  private static final Set<String> TOOLS = Set.of("networkctl", "nmcli");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final NetworkSettings settings;
  private final Desired desired;
  private final NetworkState state;
  private final NetworkBackEnd backEnd;
  private final Problems problems;
  private final Set<Change> changes = new LinkedHashSet<>();
  private final Set<String> told = new HashSet<>();
  private final List<Step> files = new ArrayList<>();
  private final Set<InterfaceName> touched = new HashSet<>();
  private final Set<InterfaceName> gone = new HashSet<>();
  private boolean namesChanged;

  NetworkPlanner(
      NetworkSettings settings, NetworkState state, NetworkBackEnd backEnd, Problems problems) {
    this.settings = settings;
    this.desired = new Desired(settings);
    this.state = state;
    this.backEnd = backEnd;
    this.problems = problems;
  }

  Plan plan() {
    TakeOver takeOver =
        new TakeOver(
            settings.isManaged() ? state.files().foreign() : List.of(),
            desired.interfaces().keySet(),
            problems);
    changes.addAll(takeOver.changes());
    kernel();
    files();
    List<Step> steps = new ArrayList<>(takeOver.files());
    steps.addAll(files);
    if (steps.isEmpty() && changes.isEmpty()) {
      return Plan.EMPTY;
    }
    List<String> notes = new ArrayList<>();
    if (!state.live()) {
      notes.add("This system does not run; it takes the network in when it starts.");
      return new Plan(List.copyOf(changes), steps, List.of(), notes);
    }
    steps.addAll(0, takeOver.before());
    steps.addAll(activation(takeOver));
    if (settings.isManaged()) {
      notes.add("Carried out by " + service() + ".");
    } else {
      notes.add("Crashcart lets go of the network; what else is set up on the machine rules it.");
    }
    return new Plan(List.copyOf(changes), steps, List.of(RISK), notes);
  }

  private void kernel() {
    if (!state.live()) {
      return;
    }
    KernelDifferences differences = new KernelDifferences(desired, state.kernel());
    differences.missingCards().forEach(this::warnOfMissing);
    changes.addAll(differences.changes());
    differences.told().forEach(name -> told.add(key(name)));
    touched.addAll(differences.touched());
    gone.addAll(differences.remade());
    for (String path : state.files().own().keySet()) {
      interfaceOf(path).filter(this::isMadeInVain).ifPresent(gone::add);
    }
    for (InterfaceName name : gone) {
      if (!desired.interfaces().containsKey(name)) {
        changes.add(Change.removed(key(name), "set up here"));
        told.add(key(name));
      }
    }
  }

  /** A device of ours that is wanted no more, or as something else. */
  private boolean isMadeInVain(InterfaceName name) {
    Optional<KernelLink> link = state.kernel().find(name);
    NetworkInterface wanted = desired.interfaces().get(name);
    boolean virtual = link.isPresent() && !link.get().isPhysical();
    return virtual && (wanted == null || wanted.kind() == InterfaceKind.PHYSICAL);
  }

  private void warnOfMissing(InterfaceName name) {
    problems.warning(
        key(name),
        Place.of("this machine"),
        "this machine has no such card now; the settings take effect when it is there. Cards: "
            + state.kernel().links().stream()
                .filter(KernelLink::isPhysical)
                .map(KernelLink::name)
                .collect(Collectors.joining(", "))
            + ".");
  }

  /** The files of the back end in use, and none of any other. */
  private void files() {
    Map<String, NetworkFile> wanted = new LinkedHashMap<>();
    backEnd.render(settings).forEach(file -> wanted.put(file.path(), file));
    Map<String, String> own = new TreeMap<>(state.files().own());
    Optional<String> resolvConf = Optional.ofNullable(own.remove(RESOLV_CONF));
    for (NetworkFile file : wanted.values()) {
      String present = own.get(file.path());
      if (!file.content().equals(present)) {
        files.add(
            new Step.WriteFile(file.path(), new Secret(file.content()), file.facts(), List.of()));
        changed(file.path(), present == null ? "" : "otherwise", "as the settings say");
      }
    }
    for (String path : own.keySet()) {
      if (!wanted.containsKey(path)) {
        files.add(new Step.RemoveFile(path));
        changed(path, "set up here", "");
      }
    }
    resolvConf.ifPresent(this::resolvConf);
  }

  /** Where nothing keeps resolv.conf(5), it is a file like any other. */
  private void resolvConf(String present) {
    if (settings.nameservers().isEmpty()) {
      return;
    }
    StringBuilder text =
        new StringBuilder("# Written by Crashcart; change this in its settings.\n");
    if (!settings.searchDomains().isEmpty()) {
      text.append("search ")
          .append(
              settings.searchDomains().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    for (IpAddress server : settings.nameservers()) {
      text.append("nameserver ").append(server).append('\n');
    }
    if (!present.contentEquals(text)) {
      files.add(Step.WriteFile.of(RESOLV_CONF, text.toString(), FileFacts.file(0644, 0, 0)));
      changes.add(
          new Change(
              NAMESERVERS, joined(state.kernel().nameservers()), joined(settings.nameservers())));
    }
  }

  /** A file differs: told unless the interface's own differences tell it already. */
  private void changed(String path, String before, String after) {
    Optional<InterfaceName> name = interfaceOf(path);
    if (name.isEmpty()) {
      namesChanged = true;
      changes.add(names(path, before, after));
      return;
    }
    touched.add(name.get());
    String key = key(name.get());
    if (told.add(key)) {
      changes.add(new Change(key, before, after));
    }
  }

  /** A file about names: told by the servers, where these are what differs. */
  private Change names(String path, String before, String after) {
    String now = joined(state.kernel().nameservers());
    String wanted = joined(settings.nameservers());
    return wanted.isEmpty() || wanted.equals(now)
        ? new Change(path, before, after)
        : new Change(NAMESERVERS, now, wanted);
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The interface that a file of ours is about, by its name; none for those about names. */
  private static Optional<InterfaceName> interfaceOf(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    int mark = file.indexOf(MARK);
    int dot = file.lastIndexOf('.');
    if (mark < 0 || dot < mark + MARK.length()) {
      return Optional.empty();
    }
    return Optional.of(new InterfaceName(file.substring(mark + MARK.length(), dot)));
  }

  private List<Step> activation(TakeOver takeOver) {
    boolean starts = !state.backEndRuns() && settings.isManaged();
    List<Step> steps = new ArrayList<>();
    List<List<String>> back = new ArrayList<>();
    if (starts) {
      List<String> start = List.of("systemctl", "enable", "--now", service());
      steps.add(Step.Run.of(start, "it carries the network out", LIMIT));
      // With the old files it first lets go of what it set up; it may not have come to run.
      back.add(List.of("systemctl", "try-reload-or-restart", service()));
      back.add(List.of("systemctl", "disable", "--now", service()));
    }
    for (Step step :
        backEnd.activate(
            new NetworkBackEnd.Activation(
                settings, state.files(), kernelAfter(takeOver), touched, gone, namesChanged))) {
      steps.add(starts && step instanceof Step.Run run ? withoutItsTool(run) : step);
    }
    back.addAll(takeOver.back());
    if (!back.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Run last) {
      back.addAll(0, last.back());
      steps.set(steps.size() - 1, new Step.Run(last.command(), last.why(), last.limit(), back));
    }
    return steps;
  }

  /** Going back, the tool of a service that did not run has nobody to talk to. */
  private static Step withoutItsTool(Step.Run run) {
    return new Step.Run(
        run.command(),
        run.why(),
        run.limit(),
        run.back().stream().filter(command -> !TOOLS.contains(command.get(0))).toList());
  }

  /** What is there once ifupdown has let go: it takes away the devices that it made. */
  private KernelState kernelAfter(TakeOver takeOver) {
    KernelState kernel = state.kernel();
    return new KernelState(
        kernel.links().stream()
            .filter(link -> link.isPhysical() || !takeOver.downed().contains(link.name()))
            .toList(),
        kernel.routes(),
        kernel.nameservers(),
        kernel.searchDomains());
  }

  private String service() {
    return backEnd.name() == BackEndName.NETWORKD ? "systemd-networkd" : "NetworkManager";
  }

  private static String key(InterfaceName name) {
    return KeyPath.join(
        KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.INTERFACES), name.value());
  }
}
