package dev.crashcart.core.host;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs of a simulated appliance: they print what is written in files below {@value #STATE}
 * and note each call in {@value #RAN}. They write past the count of mutations, for a command is
 * one.
 */
final class SimulatedCommands {
  static final String STATE = "/.simulated";
  static final String RAN = STATE + "/ran";
  static final String SESSIONS = STATE + "/sessions";

  private static final List<String> NAMES =
      List.of(
          "ip",
          "networkctl",
          "resolvectl",
          "hostname",
          "ping",
          "arping",
          "ethtool",
          "loginctl",
          "visudo",
          "systemctl",
          "systemd-run",
          "systemd-cat",
          "logger",
          "nscd",
          "faillock",
          "sysctl",
          "stty",
          "sh");

  /** What a line of sudoers(5) that is neither blank nor a comment begins with or holds. */
  private static final Pattern SUDOERS_LINE =
      Pattern.compile(
          "(Defaults|[@#]include(dir)?\\s|(User|Runas|Host|Cmnd|Cmd)_Alias\\s).*|\\S+\\s+\\S.*=.*\\S");

  private static final CommandResult DONE = new CommandResult(0, "", "");

  private final FileTree files;
  private final SimulatedNetwork network;
  private final SimulatedSshd sshd;
  private final SimulatedTimers timers;
  private final SimulatedConsole console;
  private final Clock clock;

  SimulatedCommands(FileTree files, SimulatedNetwork network, Clock clock) {
    this.files = files;
    this.network = network;
    this.sshd = new SimulatedSshd(new SimulatedState(files));
    this.timers = new SimulatedTimers(new SimulatedState(files));
    this.console = new SimulatedConsole(new SimulatedState(files));
    this.clock = clock;
  }

  /** Whether there is a program of this name; some come with their service. */
  boolean exists(String name) throws HostFailure {
    return switch (name) {
      case "nmcli" -> network.units().active().contains(SimulatedUnits.NETWORK_MANAGER);
      case "sshd", "ssh", SimulatedSshd.PROGRAM -> sshd.isInstalled();
      case "chronyc" -> network.units().active().contains("chrony");
      default -> NAMES.contains(name);
    };
  }

  /** Notes a call and answers as the real program would. */
  CommandResult run(List<String> command) throws HostFailure {
    settle();
    String line = String.join(" ", command).replace("\n", "\\n");
    if (!exists(command.get(0))) {
      throw new HostFailure("The simulated appliance has no command " + command.get(0) + ".");
    }
    note(line);
    return switch (command.get(0)) {
      case "ip" -> network.ip(command, line);
      case "networkctl" -> network.networkctl(command, line);
      case "nmcli" -> network.nmcli(command, line);
      case "resolvectl" -> network.resolvectl(line);
      case "hostname" -> network.hostname(command);
      case "ping", "arping", "ethtool" -> network.tool(command, line);
      case "loginctl" -> loginctl(command, line);
      case "visudo" -> visudo(command);
      case "systemctl" -> network.units().run(command, line);
      case "systemd-run" ->
          command.contains("--no-block") ? DONE : timers.run(command, clock.instant());
      case "sysctl" -> console.sysctl(command, line);
      case "stty" -> console.stty(command, line);
      case "sh" -> console.shell(command, line);
      case "sshd", SimulatedSshd.PROGRAM -> sshd.run(command);
      case "ssh" -> SimulatedSshd.ssh(command);
      case "faillock" -> faillock(command, line);
      default -> DONE;
    };
  }

  /** Lets the timers go off whose moment has come. */
  void settle() throws HostFailure {
    for (List<String> command : timers.takeDue(clock.instant())) {
      String line = String.join(" ", command).replaceFirst("^(/bin/)?sh -c ", "");
      for (String part : line.split(";")) {
        // Of a shell's line this much: each part, and in it what follows || where it failed.
        for (String one : part.split("\\|\\|")) {
          if (elapsed(List.of(one.strip().split(" +")))) {
            break;
          }
        }
      }
    }
  }

  private boolean elapsed(List<String> command) throws HostFailure {
    note(String.join(" ", command));
    if (command.get(0).equals("rm")) {
      files.remove(command.get(command.size() - 1));
      return true;
    }
    return network.units().run(command, String.join(" ", command)).succeeded();
  }

  /** A real program would run on a full or read-only disk as well. */
  private void note(String line) {
    try {
      files.append(RAN, (line + "\n").getBytes(StandardCharsets.UTF_8), 0644);
    } catch (HostFailure refused) {
      System.getLogger(SimulatedCommands.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "A simulated command was not noted in " + RAN + ".",
              refused);
    }
  }

  private CommandResult loginctl(List<String> command, String line) throws HostFailure {
    if (line.equals("loginctl show-session --property=NAutoVTs")) {
      return console.prompts();
    }
    if (line.equals("loginctl list-sessions --no-legend")) {
      return printed(text(SESSIONS));
    }
    if (command.size() != 3 || !command.get(1).equals("terminate-session")) {
      return unknown(line);
    }
    String number = command.get(2);
    List<String> sessions = text(SESSIONS).lines().toList();
    List<String> left =
        sessions.stream().filter(s -> !s.strip().split("\\s+")[0].equals(number)).toList();
    if (left.size() == sessions.size()) {
      return new CommandResult(
          1, "", "Failed to terminate session: No session '" + number + "' known\n");
    }
    write(SESSIONS, left.stream().map(s -> s + "\n").collect(Collectors.joining()));
    return DONE;
  }

  private CommandResult visudo(List<String> command) throws HostFailure {
    if (command.size() != 3 || !command.get(1).equals("-cf")) {
      return unknown(String.join(" ", command));
    }
    String path = command.get(2);
    Optional<byte[]> content = files.read(path);
    if (content.isEmpty()) {
      return new CommandResult(
          1, "", "visudo: unable to open " + path + ": No such file or directory\n");
    }
    List<String> lines =
        new String(content.get(), StandardCharsets.UTF_8).replace("\\\n", " ").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!isSudoers(lines.get(i).strip())) {
        return new CommandResult(1, "", path + ":" + (i + 1) + ":1: syntax error\n");
      }
    }
    return printed(path + ": parsed OK\n");
  }

  private static boolean isSudoers(String line) {
    boolean comment = line.startsWith("#") && !line.startsWith("#include");
    return line.isEmpty() || comment || SUDOERS_LINE.matcher(line).matches();
  }

  /** {@code faillock --user NAME [--reset]}: the tally is a file of that name. */
  private CommandResult faillock(List<String> command, String line) throws HostFailure {
    if (command.size() < 3 || !command.get(1).equals("--user")) {
      return unknown(line);
    }
    if (command.contains("--reset")) {
      files.remove("/run/faillock/" + command.get(2));
    }
    return DONE;
  }

  /** What a program answers to what is not simulated. */
  static CommandResult unknown(String line) {
    return new CommandResult(1, "", "The simulated appliance does not know: " + line + "\n");
  }

  private static CommandResult printed(String output) {
    return new CommandResult(0, output, "");
  }

  private String text(String path) throws HostFailure {
    return new String(files.read(path).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private void write(String path, String text) throws HostFailure {
    files.write(
        path, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0644, 0, 0), unfinished -> {});
  }
}
