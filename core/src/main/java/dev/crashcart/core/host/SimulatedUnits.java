package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The systemctl(1) of a simulated appliance: the units that are active stand in {@value #ACTIVE},
 * one a line; so they start at boot unless {@value #UNIT_FILES} says otherwise, {@code ssh
 * disabled}.
 */
final class SimulatedUnits {
  static final String ACTIVE = SimulatedCommands.STATE + "/services";
  static final String UNIT_FILES = SimulatedCommands.STATE + "/unit-files";
  static final String SSH = "ssh";
  static final String NETWORKD = "systemd-networkd";
  static final String NETWORK_MANAGER = "NetworkManager";
  static final String RESOLVED = "systemd-resolved";

  private static final CommandResult DONE = new CommandResult(0, "", "");
  private static final Set<String> STARTING = Set.of("start", "restart", "reload-or-restart");

  /** These do something only to a unit that runs. */
  private static final Set<String> TRYING =
      Set.of("try-restart", "try-reload-or-restart", "condrestart", "reload");

  private final SimulatedState state;
  private final SimulatedTimers timers;
  private final SimulatedSshd sshd;
  private final Started started;

  /** Who is told that a unit was started, or read its files again. */
  interface Started {
    void started(String unit) throws HostFailure;
  }

  SimulatedUnits(SimulatedState state, Started started) {
    this.state = state;
    this.timers = new SimulatedTimers(state);
    this.sshd = new SimulatedSshd(state);
    this.started = started;
  }

  /** The units that run, without their ending. */
  Set<String> active() throws HostFailure {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> words : state.words(ACTIVE)) {
      names.add(bare(words.get(0)));
    }
    return names;
  }

  /** A start of the machine: no timers, and of the units those that are enabled. */
  void boot() throws HostFailure {
    timers.forget();
    new SimulatedConsole(state).boot();
    Set<String> active = active();
    for (List<String> words : state.words(UNIT_FILES)) {
      active.remove(words.get(0));
      if (words.contains("enabled")) {
        active.add(words.get(0));
      }
    }
    if (!active.equals(active())) {
      write(active);
    }
    showSsh(active);
  }

  CommandResult run(List<String> command, String line) throws HostFailure {
    List<String> words = new ArrayList<>(command.subList(1, command.size()));
    words.removeIf(word -> word.startsWith("-"));
    boolean quiet = command.contains("--quiet") || command.contains("-q");
    if (words.isEmpty()) {
      return SimulatedCommands.unknown(line);
    }
    String verb = words.remove(0);
    List<String> units = words.stream().map(SimulatedUnits::bare).toList();
    return switch (verb) {
      case "reboot", "poweroff", "daemon-reload" -> DONE;
      case "is-active" -> state(units, this::isActive, "active", "inactive", 3, quiet);
      case "is-enabled" -> state(units, this::isEnabled, "enabled", "disabled", 1, quiet);
      case "enable" -> enable(units, true, command.contains("--now"));
      case "disable", "mask" -> enable(units, false, command.contains("--now"));
      case "stop" -> stop(units);
      case "kill" -> new SimulatedConsole(state).tellLogind();
      case "show" -> new SimulatedUnitFacts(state, this, timers).show(command, units);
      default -> startOrTry(verb, units, line);
    };
  }

  private interface Question {
    boolean answer(String unit) throws HostFailure;
  }

  private static CommandResult state(
      List<String> units, Question question, String yes, String no, int exit, boolean quiet)
      throws HostFailure {
    StringBuilder said = new StringBuilder();
    boolean any = false;
    for (String unit : units) {
      boolean is = question.answer(unit);
      said.append(is ? yes : no).append('\n');
      any |= is;
    }
    return new CommandResult(any ? 0 : exit, quiet ? "" : said.toString(), "");
  }

  boolean isActive(String unit) throws HostFailure {
    return active().contains(unit) || timers.has(unit);
  }

  /** As its unit file was linked; where nobody did, what runs is what starts. */
  boolean isEnabled(String unit) throws HostFailure {
    for (List<String> words : state.words(UNIT_FILES)) {
      if (words.get(0).equals(unit)) {
        return words.contains("enabled");
      }
    }
    return active().contains(unit);
  }

  private CommandResult enable(List<String> units, boolean yes, boolean now) throws HostFailure {
    Optional<CommandResult> missing = missing(yes ? "enable" : "disable", units);
    if (missing.isPresent()) {
      return missing.get();
    }
    List<String> lines = new ArrayList<>();
    for (List<String> words : state.words(UNIT_FILES)) {
      if (!units.contains(words.get(0))) {
        lines.add(String.join(" ", words));
      }
    }
    units.forEach(unit -> lines.add(unit + (yes ? " enabled" : " disabled")));
    state.put(UNIT_FILES, String.join("\n", lines) + "\n");
    if (!now) {
      return DONE;
    }
    return yes ? start(units) : stop(units);
  }

  /** A unit that a package brings, and the package is not there. */
  private Optional<CommandResult> missing(String verb, List<String> units) throws HostFailure {
    boolean needed = units.contains(SSH) && !sshd.isInstalled();
    return needed
        ? Optional.of(
            new CommandResult(
                5, "", "Failed to " + verb + " ssh.service: Unit ssh.service not found.\n"))
        : Optional.empty();
  }

  private CommandResult startOrTry(String verb, List<String> units, String line)
      throws HostFailure {
    if (units.isEmpty() || !STARTING.contains(verb) && !TRYING.contains(verb)) {
      return SimulatedCommands.unknown(line);
    }
    if (STARTING.contains(verb)) {
      return start(units);
    }
    return verb.equals("reload") && units.contains(SSH) && !active().contains(SSH)
        ? new CommandResult(1, "", "ssh.service is not active, cannot reload.\n")
        : tell(verb, units);
  }

  /** Those that run hear of it. */
  private CommandResult tell(String verb, List<String> units) throws HostFailure {
    for (String unit : units) {
      if (active().contains(unit)) {
        Optional<CommandResult> refused = refused(unit);
        if (refused.isPresent()) {
          // A service that is stopped for its restart is not there any more.
          return verb.contains("restart") ? lost(unit, refused.get()) : refused.get();
        }
        started.started(unit);
      }
    }
    return DONE;
  }

  private CommandResult lost(String unit, CommandResult refused) throws HostFailure {
    stop(List.of(unit));
    return refused;
  }

  /** What stands in front of a service in its unit: {@code ExecStartPre=/usr/sbin/sshd -t}. */
  private Optional<CommandResult> refused(String unit) throws HostFailure {
    Optional<String> why = unit.equals(SSH) ? sshd.refusal() : Optional.empty();
    if (why.isEmpty()) {
      return Optional.empty();
    }
    state.append(LinkWork.JOURNAL, "ssh.service: " + why.get().strip());
    return Optional.of(
        new CommandResult(
            1,
            "",
            "Job for ssh.service failed because the control process exited with error code.\n"
                + "See \"systemctl status ssh.service\" and \"journalctl -xeu ssh.service\" for"
                + " details.\n"));
  }

  private CommandResult start(List<String> units) throws HostFailure {
    Optional<CommandResult> missing = missing("start", units);
    if (missing.isPresent()) {
      return missing.get();
    }
    for (String unit : units) {
      Optional<CommandResult> refused = refused(unit);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    Set<String> active = active();
    active.addAll(units);
    write(active);
    for (String unit : units) {
      started.started(unit);
    }
    return DONE;
  }

  private CommandResult stop(List<String> units) throws HostFailure {
    timers.remove(units);
    Set<String> active = active();
    active.removeAll(units);
    write(active);
    return DONE;
  }

  /** The folder of sshd is there while its service is, RuntimeDirectory= of systemd.exec(5). */
  private void showSsh(Set<String> active) throws HostFailure {
    if (active.contains(SSH) && !state.exists(SimulatedSshd.RUNTIME_FOLDER)) {
      state.makeFolder(SimulatedSshd.RUNTIME_FOLDER);
    } else if (!active.contains(SSH)) {
      state.remove(SimulatedSshd.RUNTIME_FOLDER);
    }
  }

  private void write(Set<String> active) throws HostFailure {
    state.put(ACTIVE, String.join("\n", active) + "\n");
    showSsh(active);
  }

  private static String bare(String unit) {
    return unit.endsWith(".service") ? unit.substring(0, unit.lastIndexOf('.')) : unit;
  }
}
