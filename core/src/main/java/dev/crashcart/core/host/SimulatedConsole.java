package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console of a simulated appliance: what its kernel and logind have in force. SysRq and the
 * dark monitor stand in the kernel's own files, the rest below {@code /.simulated}: {@value
 * #PROMPTS}, and {@value #SPEEDS}, a serial console a line.
 */
final class SimulatedConsole {
  static final String GENERATOR = "/usr/lib/systemd/system-generators/crashcart-generator";
  static final String FRONT = "/usr/lib/systemd/system/crashcart-ssh.service";
  static final String CONSOLES = "/sys/class/tty/console/active";
  static final String SYSRQ = "/proc/sys/kernel/sysrq";
  static final String BLANK = "/sys/module/kernel/parameters/consoleblank";
  static final String PROMPTS = SimulatedCommands.STATE + "/login-prompts";
  static final String SPEEDS = SimulatedCommands.STATE + "/serial-speeds";

  private static final CommandResult DONE = new CommandResult(0, "", "");
  private static final String SYSCTL_FOLDER = "/etc/sysctl.d";
  private static final String LOGIND_FOLDER = "/etc/systemd/logind.conf.d";
  private static final Pattern PROMPTS_LINE = Pattern.compile("(?m)^NAutoVTs=([0-9]+)$");
  private static final Pattern SYSRQ_LINE = Pattern.compile("(?m)^kernel\\.sysrq ?= ?([0-9]+)$");

  private final SimulatedState state;

  SimulatedConsole(SimulatedState state) {
    this.state = state;
  }

  /** A start of the machine: the files count, what was only told does not. */
  void boot() throws HostFailure {
    if (state.exists(SYSRQ)) {
      state.put(SYSRQ, last(SYSCTL_FOLDER, SYSRQ_LINE).orElse("0") + "\n");
    }
    if (state.exists(BLANK)) {
      state.put(BLANK, "0\n");
    }
    state.remove(SPEEDS);
    tellLogind();
  }

  /** {@code sysctl -q -w kernel.sysrq=N}. */
  CommandResult sysctl(List<String> command, String line) throws HostFailure {
    Matcher setting =
        Pattern.compile("kernel\\.sysrq=([0-9]+)").matcher(command.get(command.size() - 1));
    if (!setting.matches()) {
      return SimulatedCommands.unknown(line);
    }
    state.put(SYSRQ, setting.group(1) + "\n");
    return DONE;
  }

  /** Of a shell this much: the sequence by which a monitor learns when to go dark. */
  CommandResult shell(List<String> command, String line) throws HostFailure {
    boolean dark = command.size() == 4 && command.get(2).startsWith("printf '\\033[9;");
    if (!dark) {
      return SimulatedCommands.unknown(line);
    }
    state.put(BLANK, Integer.parseInt(command.get(3)) * 60 + "\n");
    return DONE;
  }

  /** {@code stty -F DEVICE speed} and {@code stty -F DEVICE N}. */
  CommandResult stty(List<String> command, String line) throws HostFailure {
    if (command.size() != 4 || !command.get(1).equals("-F")) {
      return SimulatedCommands.unknown(line);
    }
    Map<String, String> speeds = new TreeMap<>();
    for (List<String> words : state.words(SPEEDS)) {
      speeds.put(words.get(0), words.get(1));
    }
    String device = command.get(2);
    if (command.get(3).equals("speed")) {
      return new CommandResult(0, speeds.getOrDefault(device, "115200") + "\n", "");
    }
    speeds.put(device, command.get(3));
    StringBuilder text = new StringBuilder();
    speeds.forEach((name, speed) -> text.append(name).append(' ').append(speed).append('\n'));
    state.put(SPEEDS, text.toString());
    return DONE;
  }

  /** {@code loginctl show-session --property=NAutoVTs}. */
  CommandResult prompts() throws HostFailure {
    String known = state.text(PROMPTS).strip();
    return new CommandResult(0, "NAutoVTs=" + (known.isEmpty() ? "6" : known) + "\n", "");
  }

  /** A signal HUP: logind reads its files again. */
  CommandResult tellLogind() throws HostFailure {
    Optional<String> prompts = last(LOGIND_FOLDER, PROMPTS_LINE);
    if (prompts.isPresent()) {
      state.put(PROMPTS, prompts.get() + "\n");
    } else {
      state.remove(PROMPTS);
    }
    return DONE;
  }

  /** What the files of a folder say, the last word counts. */
  private Optional<String> last(String folder, Pattern line) throws HostFailure {
    Optional<String> last = Optional.empty();
    List<String> names = new ArrayList<>(state.names(folder));
    names.sort(null);
    for (String name : names) {
      Matcher said = line.matcher(state.text(folder + "/" + name));
      while (said.find()) {
        last = Optional.of(said.group(1));
      }
    }
    return last;
  }
}
