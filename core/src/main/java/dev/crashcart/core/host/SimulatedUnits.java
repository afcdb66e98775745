package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The systemctl(1) of a simulated appliance: the units that are active and enabled stand in {@value
 * #ACTIVE}, one a line.
 */
final class SimulatedUnits {
  static final String ACTIVE = SimulatedCommands.STATE + "/services";
  static final String NETWORKD = "systemd-networkd";
  static final String NETWORK_MANAGER = "NetworkManager";
  static final String RESOLVED = "systemd-resolved";

  private static final CommandResult DONE = new CommandResult(0, "", "");
  private static final Set<String> STARTING = Set.of("start", "restart", "reload-or-restart");

  /** These do something only to a unit that runs. */
  private static final Set<String> TRYING =
      Set.of("try-restart", "try-reload-or-restart", "condrestart", "reload");

  private final SimulatedState state;
  private final Started started;

  /** Who is told that a unit was started, or read its files again. */
  interface Started {
    void started(String unit) throws HostFailure;
  }

  SimulatedUnits(SimulatedState state, Started started) {
    this.state = state;
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
      case "is-active" -> state(units, "active", "inactive", 3, quiet);
      case "is-enabled" -> state(units, "enabled", "disabled", 1, quiet);
      case "enable" -> command.contains("--now") ? start(units) : DONE;
      case "disable", "mask" -> command.contains("--now") ? stop(units) : DONE;
      case "stop" -> stop(units);
      default -> startOrTry(verb, units, line);
    };
  }

  private CommandResult state(List<String> units, String yes, String no, int exit, boolean quiet)
      throws HostFailure {
    Set<String> active = active();
    StringBuilder said = new StringBuilder();
    units.forEach(unit -> said.append(active.contains(unit) ? yes : no).append('\n'));
    boolean any = units.stream().anyMatch(active::contains);
    return new CommandResult(any ? 0 : exit, quiet ? "" : said.toString(), "");
  }

  private CommandResult startOrTry(String verb, List<String> units, String line)
      throws HostFailure {
    if (units.isEmpty() || !STARTING.contains(verb) && !TRYING.contains(verb)) {
      return SimulatedCommands.unknown(line);
    }
    if (STARTING.contains(verb)) {
      return start(units);
    }
    for (String unit : units) {
      if (active().contains(unit)) {
        started.started(unit);
      }
    }
    return DONE;
  }

  private CommandResult start(List<String> units) throws HostFailure {
    Set<String> active = active();
    active.addAll(units);
    write(active);
    for (String unit : units) {
      started.started(unit);
    }
    return DONE;
  }

  private CommandResult stop(List<String> units) throws HostFailure {
    Set<String> active = active();
    active.removeAll(units);
    write(active);
    return DONE;
  }

  private void write(Set<String> active) throws HostFailure {
    state.put(ACTIVE, String.join("\n", active) + "\n");
  }

  private static String bare(String unit) {
    return unit.endsWith(".service") ? unit.substring(0, unit.lastIndexOf('.')) : unit;
  }
}
