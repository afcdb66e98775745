package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The dotted keys that a command may name, with the settings behind them. */
final class SettingKeys {
  private SettingKeys() {}

  /** The setting behind a dotted key; empty for a group and for a key that is not known. */
  static Optional<Key<?>> find(String dotted) {
    if (dotted.equals(Settings.FORMAT_KEY.name())) {
      return Optional.of(Settings.FORMAT_KEY);
    }
    List<String> parts = KeyPath.split(dotted);
    String last = parts.get(parts.size() - 1);
    return groups(parts.subList(0, parts.size() - 1))
        .map(group -> group.find(last))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a dotted key names a group of settings, or one of groups. */
  static boolean isGroup(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    return !parts.contains("")
        && Settings.keyGroups().stream().anyMatch(group -> group.startsWith(parts));
  }

  /** Every key there is for the things of these settings. */
  static List<String> all(Settings settings) {
    Input tree = settings.toInput();
    Set<String> keys = new LinkedHashSet<>();
    for (KeyGroup group : Settings.keyGroups()) {
      for (String path : paths(KeyPath.split(group.path()), "", tree, settings)) {
        group.keys().forEach(key -> keys.add(KeyPath.join(path, key.name())));
      }
    }
    return List.copyOf(keys);
  }

  /** The reply to a key that is not known, naming the nearest one. */
  static Reply unknown(String dotted, Settings settings) {
    if (isGroup(dotted)) {
      return Reply.usage(
          Key.quote(dotted)
              + " is a group of settings, not one. See them: crashcart show "
              + dotted);
    }
    List<String> known = new ArrayList<>(all(settings));
    Settings.keyGroups().forEach(group -> known.add(KeyPath.split(group.path()).get(0)));
    Optional<String> nearest = Nearest.to(dotted, known).or(() -> lastPart(dotted));
    return Reply.usage(
        "There is no setting "
            + Key.quote(dotted)
            + "."
            + nearest
                .map(near -> " Did you mean " + near + "?")
                .orElseGet(() -> whatThereIs(dotted)));
  }

  /** The settings beside the one that was meant; of a group that is not known, the groups. */
  private static String whatThereIs(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    List<String> before = parts.subList(0, parts.size() - 1);
    List<String> names =
        groups(before).flatMap(group -> group.keys().stream()).map(Key::name).toList();
    return names.isEmpty()
        ? " The settings are below " + roots() + "."
        : " Below "
            + before.stream().reduce("", KeyPath::join)
            + " there are: "
            + String.join(", ", names)
            + ".";
  }

  private static String roots() {
    List<String> roots =
        Settings.keyGroups().stream()
            .map(group -> KeyPath.split(group.path()).get(0))
            .distinct()
            .toList();
    int last = roots.size() - 1;
    return String.join(", ", roots.subList(0, last)) + " and " + roots.get(last);
  }

  /** A slip in the last part of a long key counts against that part alone. */
  private static Optional<String> lastPart(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    String last = parts.get(parts.size() - 1);
    List<String> names =
        groups(parts.subList(0, parts.size() - 1))
            .flatMap(group -> group.keys().stream())
            .map(Key::name)
            .toList();
    return Nearest.to(last, names)
        .map(
            known ->
                Stream.concat(parts.subList(0, parts.size() - 1).stream(), Stream.of(known))
                    .reduce("", KeyPath::join));
  }

  private static Stream<KeyGroup> groups(List<String> parts) {
    return Settings.keyGroups().stream().filter(group -> group.matches(parts));
  }

  /** The dotted keys of a group, one for each thing of the settings that its path may mean. */
  private static List<String> paths(
      List<String> rest, String before, Input tree, Settings settings) {
    if (rest.isEmpty()) {
      return List.of(before);
    }
    List<String> names =
        rest.get(0).equals(KeyGroup.ANY) ? names(before, tree, settings) : List.of(rest.get(0));
    return names.stream()
        .flatMap(
            name ->
                paths(rest.subList(1, rest.size()), KeyPath.join(before, name), tree, settings)
                    .stream())
        .toList();
  }

  /** What is written there; of accounts also those that every appliance has or may have. */
  private static List<String> names(String group, Input tree, Settings settings) {
    Set<String> names = new LinkedHashSet<>();
    if (group.equals(AccountsSettings.ACCOUNTS)) {
      settings.accounts().effective().keySet().stream().map(AccountName::value).forEach(names::add);
      names.add(AccountName.ADMIN.value());
    }
    tree.find(group).ifPresent(there -> names.addAll(there.children().keySet()));
    return List.copyOf(names);
  }
}
