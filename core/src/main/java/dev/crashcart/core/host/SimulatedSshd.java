package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sshd(8) of a simulated appliance, OpenSSH 9.2 as Debian has it: {@code sshd -t} and {@code
 * sshd -T}, and {@code ssh -Q}. It lets nobody in.
 */
final class SimulatedSshd {
  static final String PROGRAM = "/usr/sbin/sshd";
  static final String MAIN_FILE = "/etc/ssh/sshd_config";

  /** Made with the service and gone with it, as RuntimeDirectory= of systemd.exec(5) does. */
  static final String RUNTIME_FOLDER = "/run/sshd";

  private static final List<String> HOST_KEYS =
      List.of(
          "/etc/ssh/ssh_host_rsa_key",
          "/etc/ssh/ssh_host_ecdsa_key",
          "/etc/ssh/ssh_host_ed25519_key");

  private static final List<String> TELLABLE =
      List.of("addr", "user", "host", "laddr", "lport", "rdomain");

  private final SimulatedState state;

  SimulatedSshd(SimulatedState state) {
    this.state = state;
  }

  boolean isInstalled() throws HostFailure {
    return state.exists(PROGRAM);
  }

  /** Whether the service would start with its files as they are; the sentence why not. */
  Optional<String> refusal() throws HostFailure {
    CommandResult tested = run(List.of("sshd", "-t"), true);
    return tested.succeeded() ? Optional.empty() : Optional.of(tested.errors());
  }

  /** {@code sshd -t} and {@code sshd -T}, with {@code -f} and {@code -C}. */
  CommandResult run(List<String> command) throws HostFailure {
    return run(command, state.exists(RUNTIME_FOLDER));
  }

  private CommandResult run(List<String> command, boolean hasFolder) throws HostFailure {
    String file = MAIN_FILE;
    String mode = "";
    Map<String, String> connection = new LinkedHashMap<>();
    for (int i = 1; i < command.size(); i++) {
      String word = command.get(i);
      if (word.equals("-t") || word.equals("-T")) {
        mode = word;
      } else if (word.equals("-f") && i + 1 < command.size()) {
        file = command.get(++i);
      } else if (word.equals("-C") && i + 1 < command.size()) {
        Optional<String> wrong = tell(connection, command.get(++i));
        if (wrong.isPresent()) {
          return failed(1, "Invalid test mode specification " + wrong.get());
        }
      } else {
        return SimulatedCommands.unknown(String.join(" ", command));
      }
    }
    return mode.isEmpty()
        ? SimulatedCommands.unknown(String.join(" ", command))
        : judge(file, connection, mode.equals("-T"), hasFolder);
  }

  /** Takes what {@code -C} tells; the part that is wrong. */
  private static Optional<String> tell(Map<String, String> connection, String told) {
    for (String part : told.split(",")) {
      String[] sides = part.split("=", 2);
      if (sides.length < 2 || !TELLABLE.contains(sides[0])) {
        return Optional.of(part);
      }
      connection.put(sides[0], sides[1]);
    }
    return Optional.empty();
  }

  private CommandResult judge(
      String file, Map<String, String> connection, boolean print, boolean hasFolder)
      throws HostFailure {
    SshdConfig.Read config;
    try {
      SshdMatch match = new SshdMatch(connection, groups(connection.getOrDefault("user", "")));
      config = SshdConfig.read(state, file, match);
    } catch (HostFailure refused) {
      return failed(255, refused.getMessage());
    }
    StringBuilder said = new StringBuilder(config.said());
    int usable = 0;
    for (String key : config.values().getOrDefault("hostkey", HOST_KEYS)) {
      if (isKey(key)) {
        usable++;
      } else {
        said.append("Unable to load host key: ").append(key).append('\n');
      }
    }
    if (usable == 0) {
      return failed(1, said + "sshd: no hostkeys available -- exiting.");
    }
    if (!hasFolder) {
      return failed(255, said + "Missing privilege separation directory: " + RUNTIME_FOLDER);
    }
    return new CommandResult(0, print ? printed(config.values()) : "", lines(said.toString()));
  }

  private static CommandResult failed(int exit, String said) {
    return new CommandResult(exit, "", lines(said + "\n"));
  }

  /** sshd ends its lines on standard error for a terminal in raw mode. */
  private static String lines(String said) {
    return said.replace("\n", "\r\n");
  }

  /** A private key that nobody but its owner can read. */
  private boolean isKey(String path) throws HostFailure {
    Optional<FileFacts> facts = state.facts(path);
    return facts.isPresent()
        && (facts.get().mode() & 077) == 0
        && state.text(path).contains("PRIVATE KEY-----");
  }

  /** The groups a user is in: its own, and those that list it. */
  private List<String> groups(String user) throws HostFailure {
    Optional<String> own =
        state
            .text("/etc/passwd")
            .lines()
            .map(line -> line.split(":"))
            .filter(fields -> fields.length > 3 && fields[0].equals(user))
            .map(fields -> fields[3])
            .findFirst();
    if (own.isEmpty()) {
      return List.of();
    }
    return state
        .text("/etc/group")
        .lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3)
        .filter(f -> f[2].equals(own.get()) || List.of(f[3].split(",")).contains(user))
        .map(fields -> fields[0])
        .toList();
  }

  private static String printed(Map<String, List<String>> values) {
    StringBuilder all = new StringBuilder();
    for (SshdKeyword keyword : SshdKeyword.all()) {
      for (String value : inForce(keyword, values)) {
        all.append(keyword.name()).append(' ').append(value).append('\n');
      }
    }
    return all.toString();
  }

  private static List<String> inForce(SshdKeyword keyword, Map<String, List<String>> values) {
    return switch (keyword.kind()) {
      case "ignored" -> List.of();
      case "port" -> values.getOrDefault("port", List.of("22"));
      case "hostkey" -> values.getOrDefault("hostkey", HOST_KEYS);
      case "listen" -> listening(values);
      case "cipher", "mac", "kex", "keys" ->
          values.getOrDefault(
              keyword.name(), List.of(String.join(",", SshNames.defaults(keyword))));
      default ->
          values.getOrDefault(keyword.name(), keyword.defaults().map(List::of).orElse(List.of()));
    };
  }

  /** Each address with its own port, else with every port; without any, all addresses. */
  private static List<String> listening(Map<String, List<String>> values) {
    String family = values.getOrDefault("addressfamily", List.of("any")).get(0);
    List<String> all = new ArrayList<>();
    if (!family.equals("inet")) {
      all.add("[::]:0");
    }
    if (!family.equals("inet6")) {
      all.add("0.0.0.0:0");
    }
    List<String> ports = values.getOrDefault("port", List.of("22"));
    return values.getOrDefault("listenaddress", all).stream()
        .flatMap(
            one ->
                one.endsWith(":0")
                    ? ports.stream().map(port -> one.substring(0, one.length() - 1) + port)
                    : List.of(one).stream())
        .collect(Collectors.toList());
  }

  /** {@code ssh -Q QUERY}; nothing of a connection. */
  static CommandResult ssh(List<String> command) {
    if (command.size() != 3 || !command.get(1).equals("-Q")) {
      return SimulatedCommands.unknown(String.join(" ", command));
    }
    String query = command.get(2);
    return SshNames.query(query)
        .map(names -> new CommandResult(0, String.join("\n", names) + "\n", ""))
        .orElseGet(
            () ->
                new CommandResult(
                    255, "", "Unsupported query \"" + query.toLowerCase(Locale.ROOT) + "\"\n"));
  }
}
