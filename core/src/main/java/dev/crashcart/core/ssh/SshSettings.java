package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * All of SSH: the service, our key pairs, and connections to other machines.
 *
 * <pre>{@code
 * ssh: {enabled: true, port: 22, root-password-login: false}
 * key-pairs:
 *   backup: {public: ssh-ed25519 AAAA…, private: "…"}
 * connections:
 *   nas02: {host: 192.168.40.6, key-pair: backup}
 * }</pre>
 */
public record SshSettings(
    SshService service, Map<SshName, KeyPair> keyPairs, Map<SshName, Connection> connections) {
  public static final String SSH = "ssh";
  public static final String KEY_PAIRS = "key-pairs";
  public static final String CONNECTIONS = "connections";

  public SshSettings {
    keyPairs = Collections.unmodifiableMap(new TreeMap<>(keyPairs));
    connections = Collections.unmodifiableMap(new TreeMap<>(connections));
  }

  /** Nothing decided. */
  public static SshSettings none() {
    return new SshSettings(SshService.none(), Map.of(), Map.of());
  }

  /** Every setting there is in this section. */
  public static List<KeyGroup> keyGroups() {
    return List.of(
        new KeyGroup(SSH, SshService.KEYS),
        new KeyGroup(KeyPath.join(KEY_PAIRS, KeyGroup.ANY), KeyPair.KEYS),
        new KeyGroup(KeyPath.join(CONNECTIONS, KeyGroup.ANY), Connection.KEYS));
  }

  /** Reads the groups of the whole file that belong here. */
  public static SshSettings read(Input root, Problems problems) {
    SshService service = SshService.read(root.section(SSH, problems), problems);
    Map<SshName, KeyPair> pairs =
        named(root, KEY_PAIRS, problems, (name, entry) -> KeyPair.read(name, entry, problems));
    Map<SshName, Connection> connections =
        named(root, CONNECTIONS, problems, (name, entry) -> Connection.read(name, entry, problems));
    SshSettings settings = new SshSettings(service, pairs, connections);
    SshChecks.check(settings, root, problems);
    return settings;
  }

  private static <T> Map<SshName, T> named(
      Input root, String group, Problems problems, BiFunction<SshName, Input, T> reader) {
    Map<SshName, T> things = new TreeMap<>();
    root.entries(group, problems)
        .forEach(
            (name, entry) -> {
              try {
                SshName valid = new SshName(name);
                things.put(valid, reader.apply(valid, entry));
              } catch (IllegalArgumentException refused) {
                problems.error(entry.key(), entry.namePlace(), refused.getMessage());
              }
            });
    return things;
  }

  /** What of it is written to the file. */
  public List<Written> written() {
    List<Written> groups = new ArrayList<>();
    groups.add(service.written());
    keyPairs.values().forEach(pair -> groups.add(pair.written()));
    connections.values().forEach(connection -> groups.add(connection.written()));
    return groups;
  }

  /** The same with another service. */
  public SshSettings with(SshService other) {
    return new SshSettings(other, keyPairs, connections);
  }

  /** The same with this key pair added or exchanged. */
  public SshSettings with(KeyPair pair) {
    Map<SshName, KeyPair> pairs = new TreeMap<>(keyPairs);
    pairs.put(pair.name(), pair);
    return new SshSettings(service, pairs, connections);
  }

  /** The same without this key pair. */
  public SshSettings withoutKeyPair(SshName name) {
    Map<SshName, KeyPair> pairs = new TreeMap<>(keyPairs);
    pairs.remove(name);
    return new SshSettings(service, pairs, connections);
  }

  /** The same with this connection added or exchanged. */
  public SshSettings with(Connection connection) {
    Map<SshName, Connection> all = new TreeMap<>(connections);
    all.put(connection.name(), connection);
    return new SshSettings(service, keyPairs, all);
  }

  /** The same without this connection. */
  public SshSettings withoutConnection(SshName name) {
    Map<SshName, Connection> all = new TreeMap<>(connections);
    all.remove(name);
    return new SshSettings(service, keyPairs, all);
  }

  /** The connections that use this key pair. */
  public List<Connection> usersOf(SshName pair) {
    return connections.values().stream()
        .filter(connection -> connection.keyPair().filter(pair::equals).isPresent())
        .toList();
  }
}
