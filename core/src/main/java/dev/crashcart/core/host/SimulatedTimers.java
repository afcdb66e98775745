package dev.crashcart.core.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The transient timers of a simulated appliance, made by systemd-run(1) with {@code --on-active}:
 * one a line in {@value #FILE}, its unit, when it goes off, and the command. They go off when next
 * a command is run; a restart forgets them.
 */
final class SimulatedTimers {
  static final String FILE = SimulatedCommands.STATE + "/timers";

  private static final Pattern SPAN = Pattern.compile("([0-9]+)(ms|s|sec|min|m|h|hours?)?");

  private final SimulatedState state;

  SimulatedTimers(SimulatedState state) {
    this.state = state;
  }

  boolean has(String unit) throws HostFailure {
    return state.words(FILE).stream().anyMatch(words -> unit.equals(words.get(0) + ".timer"));
  }

  /** When it goes off, in microseconds since 1970; 0 without it. */
  long elapsesAt(String unit) throws HostFailure {
    return state.words(FILE).stream()
        .filter(words -> unit.equals(words.get(0) + ".timer"))
        .map(words -> Instant.parse(words.get(1)).toEpochMilli() * 1_000)
        .findFirst()
        .orElse(0L);
  }

  /** {@code systemd-run --on-active=30m --unit=NAME … COMMAND}. */
  CommandResult run(List<String> command, Instant now) throws HostFailure {
    String unit = "";
    String after = "";
    int i = 1;
    while (i < command.size() && command.get(i).startsWith("-")) {
      String word = command.get(i++);
      if (word.equals("--")) {
        break;
      } else if (word.startsWith("--unit=")) {
        unit = word.substring("--unit=".length());
      } else if (word.startsWith("--on-active=")) {
        after = word.substring("--on-active=".length());
      }
    }
    Matcher span = SPAN.matcher(after);
    if (unit.isEmpty() || i >= command.size() || !span.matches()) {
      return SimulatedCommands.unknown(String.join(" ", command));
    }
    if (has(unit + ".timer")) {
      return new CommandResult(
          1,
          "",
          "Failed to start transient timer unit: Unit "
              + unit
              + ".timer was already loaded or has a fragment file.\n");
    }
    state.append(
        FILE,
        unit
            + " "
            + now.plus(length(span))
            + " "
            + String.join(" ", command.subList(i, command.size())));
    return new CommandResult(0, "", "Running timer as unit: " + unit + ".timer\n");
  }

  /** systemd.time(7), one number and its unit. */
  private static Duration length(Matcher span) {
    long number = Long.parseLong(span.group(1));
    String unit = span.group(2) == null ? "s" : span.group(2);
    return switch (unit.charAt(0)) {
      case 'm' -> unit.equals("ms") ? Duration.ofMillis(number) : Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** Takes those out whose moment has come; their commands, each as its words. */
  List<List<String>> takeDue(Instant now) throws HostFailure {
    List<List<String>> due = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (List<String> words : state.words(FILE)) {
      if (Instant.parse(words.get(1)).isAfter(now)) {
        left.add(String.join(" ", words));
      } else {
        due.add(words.subList(2, words.size()));
      }
    }
    if (!due.isEmpty()) {
      write(left);
    }
    return due;
  }

  /** {@code systemctl stop NAME.timer}. */
  void remove(List<String> units) throws HostFailure {
    List<String> left = new ArrayList<>();
    for (List<String> words : state.words(FILE)) {
      if (!units.contains(words.get(0) + ".timer")) {
        left.add(String.join(" ", words));
      }
    }
    write(left);
  }

  void forget() throws HostFailure {
    state.remove(FILE);
  }

  private void write(List<String> lines) throws HostFailure {
    if (lines.isEmpty()) {
      forget();
    } else {
      state.put(FILE, String.join("\n", lines) + "\n");
    }
  }
}
