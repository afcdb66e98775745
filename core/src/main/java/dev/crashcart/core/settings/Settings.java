package dev.crashcart.core.settings;

import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.config.Written;
import dev.crashcart.core.config.Written.Text;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.ssh.SshSettings;
import dev.crashcart.core.system.ConsoleSettings;
import dev.crashcart.core.system.SystemSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Everything that was decided about the appliance: the root record, one component a section.
 *
 * <pre>{@code
 * format: 1
 * authentication: {method: admin}
 * accounts:
 *   admin: {password: "$2b$12$…"}
 *   root: {password-enabled: false}
 * }</pre>
 */
public record Settings(
    AccountsSettings accounts,
    SystemSettings system,
    NetworkSettings network,
    SshSettings ssh,
    ConsoleSettings console) {
  /** The version of the file's format that this program writes. */
  public static final int FORMAT = 1;

  public static final Key<Integer> FORMAT_KEY =
      Key.number("format", "Format", "The version of this file's format.", FORMAT, 1, 999_999);

  /** Where the kept settings stand. */
  public static final String PATH = "/etc/crashcart/config.yaml";

  /** Every setting there is. */
  public static List<KeyGroup> keyGroups() {
    List<KeyGroup> groups = new ArrayList<>(AccountsSettings.keyGroups());
    groups.addAll(SystemSettings.keyGroups());
    groups.addAll(NetworkSettings.keyGroups());
    groups.addAll(SshSettings.keyGroups());
    groups.addAll(ConsoleSettings.keyGroups());
    return groups;
  }

  /** Nothing decided. */
  public static Settings none() {
    return new Settings(
        AccountsSettings.none(),
        SystemSettings.none(),
        NetworkSettings.none(),
        SshSettings.none(),
        ConsoleSettings.none());
  }

  /** Reads a whole file; {@code source} is its name as the operator gave it. */
  public static Checked<Settings> read(String source, byte[] content) {
    Problems problems = new Problems();
    Input input = Yaml.read(source, content, problems);
    return read(input, problems);
  }

  /** Reads a tree; {@code problems} may hold those of reading the file. */
  public static Checked<Settings> read(Input input, Problems problems) {
    int format = input.get(FORMAT_KEY, problems);
    if (format > FORMAT) {
      problems.error(
          FORMAT_KEY.name(),
          input.placeOf(FORMAT_KEY),
          "this file is of format "
              + format
              + ", but this Crashcart knows formats up to "
              + FORMAT
              + "; use the newer Crashcart that wrote it. The file was not touched.");
      return problems.checked(none());
    }
    Settings settings =
        new Settings(
            AccountsSettings.read(input, problems),
            SystemSettings.read(input, problems),
            NetworkSettings.read(input, problems),
            SshSettings.read(input, problems),
            ConsoleSettings.read(input, problems));
    input.rejectUnknown(problems);
    CrossChecks.check(settings, input, problems);
    return problems.checked(settings);
  }

  /** These settings with other accounts. */
  public Settings with(AccountsSettings other) {
    return new Settings(other, system, network, ssh, console);
  }

  /** These settings with another section about the machine itself. */
  public Settings with(SystemSettings other) {
    return new Settings(accounts, other, network, ssh, console);
  }

  /** These settings with another network. */
  public Settings with(NetworkSettings other) {
    return new Settings(accounts, system, other, ssh, console);
  }

  /** These settings with other ones for SSH. */
  public Settings with(SshSettings other) {
    return new Settings(accounts, system, network, other, console);
  }

  /** These settings with another behaviour of the console. */
  public Settings with(ConsoleSettings other) {
    return new Settings(accounts, system, network, ssh, other);
  }

  /** The file for these settings: stable order, defaults left out. */
  public String toYaml() {
    return Yaml.write(toInput());
  }

  /** The bytes of {@link #toYaml()}, UTF-8. */
  public byte[] toBytes() {
    return toYaml().getBytes(StandardCharsets.UTF_8);
  }

  /** These settings as a tree, defaults left out; a change of it is read again by {@link #read}. */
  public Input toInput() {
    Place place = Place.of("settings");
    return Written.tree(written(), place).with(FORMAT_KEY.name(), String.valueOf(FORMAT), place);
  }

  /** Every setting that is not its default, by dotted key, secrets masked. */
  public Map<String, String> display() {
    Map<String, String> shown = new LinkedHashMap<>();
    written().forEach(group -> group.forEach((key, text) -> shown.put(key, text.shown())));
    return shown;
  }

  /**
   * The difference to other settings, for people, secrets masked, in the order of the keys. A named
   * thing that comes or goes is a change itself, before those of its settings.
   */
  public List<Change> changesTo(Settings after) {
    Map<String, Text> old = flat();
    Map<String, Text> young = after.flat();
    // A dot before everything else: else "accounts.ann-b" would stand amid "accounts.ann".
    TreeSet<String> keys = new TreeSet<>(Comparator.comparing(key -> key.replace('.', '\0')));
    keys.addAll(old.keySet());
    keys.addAll(young.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Text before = old.getOrDefault(key, Text.NONE);
      Text now = young.getOrDefault(key, Text.NONE);
      if (!before.equals(now)) {
        boolean secret = before.shown().equals(Secret.MASK) && now.shown().equals(Secret.MASK);
        // The options of a key are no part of its label.
        boolean same = before.told().equals(now.told());
        String told = same ? before.shown() : before.told();
        changes.add(
            new Change(
                key, told, secret ? Secret.MASK + ", new" : same ? now.shown() : now.told()));
      }
    }
    return changes;
  }

  private Map<String, Text> flat() {
    Map<String, Text> flat = new LinkedHashMap<>();
    for (Written group : written()) {
      if (!group.thing().isEmpty()) {
        flat.put(group.group(), new Text(group.thing(), group.thing(), Key.Kind.TEXT));
      }
      group.forEach(flat::put);
    }
    return flat;
  }

  /** What of every section is written, in the order of the file. */
  private List<Written> written() {
    List<Written> groups = new ArrayList<>(accounts.written());
    groups.addAll(system.written());
    groups.addAll(network.written());
    groups.addAll(ssh.written());
    groups.addAll(console.written());
    return groups;
  }
}
