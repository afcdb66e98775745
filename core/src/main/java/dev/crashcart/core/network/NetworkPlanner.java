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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The difference between the network that is wanted and that of the machine. Pure. */
final class NetworkPlanner {
  static final String RESOLV_CONF = "/etc/resolv.conf";

  private static final String NAMESERVERS =
      KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.NAMESERVERS.name());
  private static final String NETDEV = ".netdev";
  private static final Pattern OWN_FILE = Pattern.compile(".*/[0-9-]*crashcart-([^/]+)\\.[a-z]+");
  private static final String RISK =
      "The network changes. If you reach this machine through it, you may be cut off.";
  private static final Place MACHINE = Place.of("this machine");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final NetworkSettings settings;
  private final Desired desired;
  private final NetworkState state;
  private final NetworkBackEnd backEnd;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();
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
    if (state.live() && state.trouble().isPresent() && isConcerned()) {
      problems.error(NetworkSettings.NETWORK, MACHINE, state.trouble().get());
      return Plan.EMPTY;
    }
    warnOfRival();
    TakeOver takeOver =
        new TakeOver(
            settings.isManaged() ? state.files().foreign() : List.of(),
            desired.interfaces().keySet(),
            problems);
    changes.addAll(takeOver.changes());
    kernel();
    files();
    gone.removeAll(takeOver.released());
    gone.forEach(this::touchFoundations);
    List<Step> steps = new ArrayList<>(takeOver.files());
    steps.addAll(files);
    if (steps.isEmpty() && changes.isEmpty()) {
      return Plan.EMPTY;
    }
    List<String> notes = new ArrayList<>();
    if (!state.live()) {
      notes.add("This system does not run; it takes the network in when it starts.");
      return new Plan(changes, steps, List.of(), notes);
    }
    steps.addAll(0, takeOver.before());
    steps.addAll(activation(takeOver.back()));
    if (settings.isManaged()) {
      notes.add("Carried out by " + service() + ".");
    } else {
      notes.add("Crashcart lets go of the network; what else is set up on the machine rules it.");
    }
    return new Plan(changes, steps, List.of(RISK), notes);
  }

  /** Whether these settings or files of ours have to do with the network at all. */
  private boolean isConcerned() {
    return settings.isManaged() || !state.files().own().isEmpty();
  }

  private void warnOfRival() {
    if (settings.isManaged() && state.rival().isPresent()) {
      String rival = state.rival().get().service();
      problems.warning(
          KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.BACK_END.name()),
          MACHINE,
          rival
              + " runs as well and may work against "
              + service()
              + "; have these settings carried out by it, or switch it off: systemctl disable --now "
              + rival);
    }
  }

  private void kernel() {
    if (!state.live()) {
      return;
    }
    Set<InterfaceName> ruled =
        backEnd.render(settings).stream()
            .flatMap(file -> interfaceOf(file.path()).stream())
            .collect(Collectors.toSet());
    KernelDifferences differences = new KernelDifferences(desired, state.kernel(), ruled);
    ruled.forEach(this::warnOfLostAddresses);
    differences.missingCards().forEach(this::warnOfMissing);
    changes.addAll(differences.changes());
    nameservers();
    touched.addAll(differences.touched());
    gone.addAll(differences.remade());
    for (String path : state.files().own().keySet()) {
      interfaceOf(path).filter(this::isMadeInVain).ifPresent(gone::add);
    }
    for (InterfaceName name : gone) {
      if (!desired.interfaces().containsKey(name)) {
        changes.add(Change.removed(key(name), "set up here"));
      }
    }
  }

  /** A card that is only the parent of a VLAN: a file about it takes its own addresses away. */
  private void warnOfLostAddresses(InterfaceName name) {
    boolean ours =
        state.files().own().keySet().stream()
            .anyMatch(path -> interfaceOf(path).equals(Optional.of(name)));
    boolean parent =
        !settings.interfaces().containsKey(name) && desired.master(name).isEmpty() && !ours;
    String addresses =
        state.kernel().find(name).map(KernelLink::addresses).orElse(List.of()).stream()
            .map(KernelAddress::prefix)
            .filter(prefix -> !prefix.address().isLinkLocal())
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (parent && !addresses.isEmpty()) {
      problems.warning(
          key(name),
          MACHINE,
          "it carries a VLAN without being set up itself, so it loses its addresses ("
              + addresses
              + "). To keep them, set it up too: crashcart network take-over "
              + name
              + ".");
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
        MACHINE,
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
      Optional<String> present = Optional.ofNullable(own.get(file.path()));
      if (!present.equals(Optional.of(file.content()))) {
        files.add(
            new Step.WriteFile(file.path(), new Secret(file.content()), file.facts(), List.of()));
        changed(file.path(), present.orElse(""), file.content());
      }
    }
    for (Map.Entry<String, String> file : own.entrySet()) {
      if (!wanted.containsKey(file.getKey())) {
        files.add(new Step.RemoveFile(file.getKey()));
        changed(file.getKey(), file.getValue(), "");
      }
    }
    resolvConf.ifPresent(this::resolvConf);
  }

  /** Where nothing keeps resolv.conf(5), it is a file like any other. */
  private void resolvConf(String present) {
    String text = desired.resolvConf();
    if (settings.nameservers().isEmpty() || present.equals(text)) {
      return;
    }
    if (present.isEmpty()) {
      // It may be a link to where nothing is.
      files.add(new Step.RemoveFile(RESOLV_CONF));
    }
    files.add(Step.WriteFile.of(RESOLV_CONF, text, FileFacts.file(0644, 0, 0)));
    String before = shown(state.kernel().nameservers());
    String after = shown(settings.nameservers());
    add(
        before.equals(after)
            ? Change.added(RESOLV_CONF, after)
            : new Change(NAMESERVERS, before, after));
  }

  /** With systemd-resolved: what it asks, where that is known. */
  private void nameservers() {
    List<IpAddress> now = state.kernel().nameservers();
    boolean known = now.stream().anyMatch(server -> !server.isLoopback());
    boolean resolved =
        state.backEnd() == BackEndName.NETWORKD && !state.files().own().containsKey(RESOLV_CONF);
    if (settings.isManaged() && known && resolved && !now.containsAll(settings.nameservers())) {
      namesChanged = true;
      add(new Change(NAMESERVERS, shown(now), shown(settings.nameservers())));
    }
  }

  private static String shown(List<IpAddress> servers) {
    return servers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** A file differs: told unless the interface's own differences tell it already. */
  private void changed(String path, String before, String after) {
    FileDifference difference = new FileDifference(path, before, after);
    Optional<InterfaceName> name = interfaceOf(path);
    if (!difference.isForPeople()) {
      name.ifPresentOrElse(touched::add, () -> namesChanged = true);
    }
    name.filter(one -> isMadeAnew(one, path, before)).ifPresent(gone::add);
    boolean told =
        name.map(NetworkPlanner::key)
            .or(() -> Optional.of(NAMESERVERS))
            .filter(key -> changes.stream().anyMatch(c -> isAt(c.key(), key)))
            .isPresent();
    if (told) {
      return;
    }
    boolean whole = before.isEmpty() || after.isEmpty();
    add(
        name.filter(one -> whole && !path.endsWith(NETDEV))
            .map(one -> new Change(key(one), shown(one, before), shown(one, after)))
            .orElse(difference.change()));
  }

  private String shown(InterfaceName name, String file) {
    return file.isEmpty()
        ? ""
        : Optional.ofNullable(desired.interfaces().get(name))
            .map(desired::summary)
            .orElse("set up here");
  }

  private static boolean isAt(String key, String group) {
    return key.equals(group) || key.startsWith(group + ".");
  }

  /**
   * A VLAN is made when what it is on is set up, and a card becomes a member when it is set up, so
   * that has to be done again.
   */
  private void touchFoundations(InterfaceName name) {
    Optional<NetworkInterface> wanted = Optional.ofNullable(desired.interfaces().get(name));
    wanted.flatMap(NetworkInterface::parent).ifPresent(touched::add);
    wanted.map(NetworkInterface::members).ifPresent(touched::addAll);
  }

  /** What a device is made of counts only when it is made; one that others made stays. */
  private boolean isMadeAnew(InterfaceName name, String path, String before) {
    return path.endsWith(NETDEV)
        && !before.isEmpty()
        && state.kernel().find(name).filter(link -> !link.isPhysical()).isPresent();
  }

  private void add(Change change) {
    if (!changes.contains(change)) {
      changes.add(change);
    }
  }

  /** The interface that a file of ours is about, by its name; none for those about names. */
  private static Optional<InterfaceName> interfaceOf(String path) {
    return Optional.of(OWN_FILE.matcher(path))
        .filter(Matcher::matches)
        .flatMap(file -> InterfaceName.find(file.group(1)));
  }

  private List<Step> activation(List<List<String>> givenBack) {
    boolean starts = !state.backEndRuns() && settings.isManaged();
    List<Step> steps = new ArrayList<>();
    List<List<String>> last = new ArrayList<>();
    if (starts) {
      List<String> start = List.of("systemctl", "enable", "--now", service());
      steps.add(Step.Run.of(start, "it carries the network out", LIMIT));
      last.add(List.of("systemctl", "disable", "--now", service()));
    }
    last.addAll(givenBack);
    steps.addAll(
        backEnd.activate(
            new NetworkBackEnd.Activation(
                settings, state.files(), state.kernel(), touched, gone, namesChanged)));
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Run run) {
        List<List<String>> back = new ArrayList<>(run.back());
        // A service that did not run before is not asked to read anything again.
        back.removeIf(command -> starts && !command.get(0).equals("ip"));
        if (i == steps.size() - 1) {
          back.addAll(last);
        }
        steps.set(i, new Step.Run(run.command(), run.why(), run.limit(), back));
      }
    }
    return steps;
  }

  private String service() {
    return backEnd.name().service();
  }

  private static String key(InterfaceName name) {
    return KeyPath.join(
        KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.INTERFACES), name.value());
  }
}
