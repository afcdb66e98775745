package dev.crashcart.console.command;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show [KEY]}: the kept settings that are not as by default. */
@Command(
    name = "show",
    description = "Show the kept settings that are not as by default; secrets are hidden.",
    footer = {"", "Example: crashcart show accounts.admin"})
final class ShowCommand implements Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "Only this setting, or those of this group, such as accounts.admin.")
  private Optional<String> key = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    if (key.isPresent()
        && SettingKeys.find(key.get()).isEmpty()
        && !SettingKeys.isGroup(key.get())) {
      return SettingKeys.unknown(key.get(), settings);
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    Table table = new Table();
    settings
        .display()
        .forEach(
            (name, value) -> {
              if (key.isEmpty() || below(name, key.get())) {
                shown.put(name, value);
                table.row(name, value);
              }
            });
    return Reply.found(table.lines(), Map.of("settings", shown))
        .withNotes(CurrentSettings.notes(session))
        .withNotes(table.isEmpty() ? List.of("All of it is as by default.") : List.of());
  }

  private static boolean below(String name, String group) {
    List<String> parts = KeyPath.split(name);
    List<String> first = KeyPath.split(group);
    return parts.size() >= first.size() && parts.subList(0, first.size()).equals(first);
  }
}
