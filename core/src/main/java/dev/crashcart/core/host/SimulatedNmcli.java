package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nmcli(1) of a simulated appliance: what a script needs of it. */
final class SimulatedNmcli {
  private static final CommandResult DONE = new CommandResult(0, "", "");
  private static final Set<String> SELECTORS = Set.of("id", "uuid", "filename");

  /** How nmcli ends when an activation failed, and when something does not exist. */
  private static final int FAILED = 4;

  private static final int MISSING = 10;

  private final SimulatedNetworkManager manager;
  private final SimulatedKernel kernel;

  SimulatedNmcli(SimulatedNetworkManager manager, SimulatedKernel kernel) {
    this.manager = manager;
    this.kernel = kernel;
  }

  /** Answers; nothing for what it does not know. */
  Optional<CommandResult> run(List<String> command) throws HostFailure {
    List<String> words = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    boolean activeOnly = false;
    for (int i = 1; i < command.size(); i++) {
      String word = command.get(i);
      if (Set.of("-f", "--fields", "-g", "--get-values").contains(word) && i + 1 < command.size()) {
        fields.addAll(List.of(command.get(++i).split(",")));
      } else if (Set.of("-w", "--wait").contains(word)) {
        i++;
      } else if (word.equals("--active")) {
        activeOnly = true;
      } else if (!word.startsWith("-")) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String object = words.remove(0);
    String verb = words.isEmpty() ? "" : words.remove(0);
    return switch (object) {
      case "connection", "con", "c" -> connection(verb, words, fields, activeOnly);
      case "device", "dev", "d" -> device(verb, words, fields);
      case "general", "g" -> general(verb);
      default -> Optional.empty();
    };
  }

  private Optional<CommandResult> general(String verb) throws HostFailure {
    return switch (verb) {
      case "reload" -> {
        manager.names();
        yield Optional.of(DONE);
      }
      case "", "status" -> Optional.of(new CommandResult(0, "running\n", ""));
      default -> Optional.empty();
    };
  }

  private Optional<CommandResult> connection(
      String verb, List<String> words, List<String> fields, boolean activeOnly) throws HostFailure {
    if (verb.equals("reload")) {
      manager.reload();
      return Optional.of(DONE);
    }
    if (verb.equals("load")) {
      manager.load(words);
      return Optional.of(DONE);
    }
    if (verb.equals("show") && words.isEmpty()) {
      return Optional.of(new CommandResult(0, profiles(fields, activeOnly), ""));
    }
    if (words.isEmpty() || !Set.of("up", "down", "delete").contains(verb)) {
      return Optional.empty();
    }
    String wanted = words.get(words.size() - 1);
    Optional<Keyfile> profile = find(SELECTORS.contains(words.get(0)) ? words.get(0) : "", wanted);
    if (profile.isEmpty()) {
      return Optional.of(
          new CommandResult(MISSING, "", "Error: unknown connection '" + wanted + "'.\n"));
    }
    return Optional.of(carryOut(verb, profile.get()));
  }

  private CommandResult carryOut(String verb, Keyfile profile) throws HostFailure {
    if (verb.equals("up")) {
      Optional<String> refused = manager.up(profile);
      if (refused.isPresent()) {
        return new CommandResult(
            FAILED, "", "Error: Connection activation failed: " + refused.get() + "\n");
      }
      manager.connectAll();
    } else if (verb.equals("down")) {
      manager.down(profile);
    } else {
      manager.delete(profile);
    }
    return DONE;
  }

  private Optional<Keyfile> find(String selector, String wanted) {
    return manager.profiles().stream()
        .filter(
            profile ->
                switch (selector) {
                  case "id" -> profile.id().equals(wanted);
                  case "uuid" -> profile.uuid().equals(wanted);
                  case "filename" -> profile.path().equals(wanted);
                  default -> List.of(profile.id(), profile.uuid()).contains(wanted);
                })
        .findFirst();
  }

  private Optional<CommandResult> device(String verb, List<String> words, List<String> fields)
      throws HostFailure {
    if (verb.isEmpty() || verb.equals("status")) {
      return Optional.of(new CommandResult(0, devices(fields), ""));
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<SimulatedLink> link = kernel.find(words.get(0));
    if (link.isEmpty()) {
      return Optional.of(
          new CommandResult(MISSING, "", "Error: Device '" + words.get(0) + "' not found.\n"));
    }
    switch (verb) {
      case "reapply" -> {
        if (manager.active(link.get().name).isEmpty()) {
          return Optional.of(
              new CommandResult(FAILED, "", "Error: Reapplying failed: Device is not activated\n"));
        }
        manager.reapply(link.get());
      }
      case "disconnect" -> manager.disconnect(link.get());
      case "connect" -> manager.connectAll();
      case "set" -> manager.names();
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(DONE);
  }

  private String profiles(List<String> fields, boolean activeOnly) {
    return manager.profiles().stream()
        .filter(profile -> !activeOnly || device(profile).isPresent())
        .map(profile -> row(fields, field -> field(profile, field)))
        .collect(Collectors.joining());
  }

  private Optional<String> device(Keyfile profile) {
    return kernel.links().stream()
        .map(link -> link.name)
        .filter(name -> manager.active(name).filter(profile.path()::equals).isPresent())
        .findFirst();
  }

  private String field(Keyfile profile, String field) {
    return switch (field) {
      case "name" -> profile.id();
      case "uuid" -> profile.uuid();
      case "type" -> profile.isVirtual() ? profile.type() : "802-3-ethernet";
      case "device" -> device(profile).orElse("");
      case "filename" -> profile.path();
      case "autoconnect" -> profile.connectsItself() ? "yes" : "no";
      case "autoconnect-priority" -> String.valueOf(profile.priority());
      case "active" -> device(profile).isPresent() ? "yes" : "no";
      case "state" -> device(profile).isPresent() ? "activated" : "";
      default -> "";
    };
  }

  private String devices(List<String> fields) {
    return kernel.links().stream()
        .map(link -> row(fields, field -> field(link, field)))
        .collect(Collectors.joining());
  }

  private String field(SimulatedLink link, String field) {
    Optional<Keyfile> profile =
        manager.profiles().stream()
            .filter(it -> manager.active(link.name).filter(it.path()::equals).isPresent())
            .findFirst();
    return switch (field) {
      case "device" -> link.name;
      case "type" -> link.isLoopback() ? "loopback" : link.isCard() ? "ethernet" : link.kind;
      case "state" ->
          manager.active(link.name).isPresent()
              ? "connected"
              : link.carrier ? "disconnected" : "unavailable";
      case "connection" -> profile.map(Keyfile::id).orElse("");
      default -> "";
    };
  }

  private interface Column {
    String of(String field);
  }

  /** Terse, as {@code -t} prints it: colons between, those within a value escaped. */
  private static String row(List<String> fields, Column column) {
    Stream<String> wanted =
        (fields.isEmpty() ? List.of("name", "uuid", "type", "device") : fields).stream();
    return wanted
            .map(field -> column.of(field.toLowerCase(Locale.ROOT)))
            .map(value -> value.replace("\\", "\\\\").replace(":", "\\:"))
            .collect(Collectors.joining(":"))
        + "\n";
  }
}
