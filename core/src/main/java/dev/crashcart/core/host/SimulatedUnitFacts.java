package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code systemctl show} of a simulated appliance tells of a unit. */
final class SimulatedUnitFacts {
  private static final String FOLDER = "/usr/lib/systemd/system/";

  private final SimulatedState state;
  private final SimulatedUnits units;
  private final SimulatedTimers timers;

  SimulatedUnitFacts(SimulatedState state, SimulatedUnits units, SimulatedTimers timers) {
    this.state = state;
    this.units = units;
    this.timers = timers;
  }

  /** {@code systemctl show [--property=A,B] [--value] UNIT…}, a blank line between two units. */
  CommandResult show(List<String> command, List<String> names) throws HostFailure {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      if (word.startsWith("--property=")) {
        wanted.addAll(List.of(word.substring("--property=".length()).split(",")));
      } else if (word.equals("-p") && i + 1 < command.size()) {
        wanted.addAll(List.of(command.get(i + 1).split(",")));
      }
    }
    List<String> shown = new ArrayList<>();
    for (String name : names) {
      if (wanted.contains(name)) {
        continue;
      }
      StringBuilder one = new StringBuilder();
      facts(name)
          .forEach(
              (property, value) -> {
                if (wanted.isEmpty() || wanted.contains(property)) {
                  String key = command.contains("--value") ? "" : property + "=";
                  one.append(key).append(value).append('\n');
                }
              });
      shown.add(one.toString());
    }
    return new CommandResult(0, String.join("\n", shown), "");
  }

  private Map<String, String> facts(String name) throws HostFailure {
    boolean timer = name.endsWith(".timer");
    String file = name.contains(".") ? name : name + ".service";
    boolean active = units.isActive(name);
    boolean hasFile = state.exists(FOLDER + file);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Id", file);
    facts.put("LoadState", active || hasFile ? "loaded" : "not-found");
    facts.put("ActiveState", active ? "active" : "inactive");
    facts.put("SubState", active ? (timer ? "waiting" : "running") : "dead");
    facts.put("FragmentPath", hasFile ? FOLDER + file : "");
    facts.put("UnitFileState", hasFile ? (units.isEnabled(name) ? "enabled" : "disabled") : "");
    if (timer) {
      facts.put("NextElapseUSecRealtime", String.valueOf(timers.elapsesAt(name)));
    }
    return facts;
  }
}
