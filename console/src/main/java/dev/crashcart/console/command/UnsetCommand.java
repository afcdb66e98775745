package dev.crashcart.console.command;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unset KEY}: back to the default. */
@Command(
    name = "unset",
    description = "Take settings, or whole groups, out of the settings and apply that at once.",
    footer = {"", "Example: crashcart unset authentication.minimum-length"})
final class UnsetCommand implements Verb {
  @Parameters(
      paramLabel = "KEY",
      arity = "1..*",
      description = "The dotted key of a setting or a group; several at once.")
  private List<String> keys = List.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    for (String key : keys) {
      if (SettingKeys.find(key).isEmpty() && !SettingKeys.isGroup(key)) {
        return SettingKeys.unknown(key, settings);
      }
    }
    Optional<Reply> broken = CurrentSettings.broken(session);
    if (broken.isPresent()) {
      return broken.get();
    }
    Input changed = settings.toInput();
    for (String key : keys) {
      changed = changed.find(key).isPresent() ? changed.without(key) : changed;
    }
    return change.carryOut(
        session,
        session.appliance().plan(changed, change.consent(session)),
        "unset " + String.join(" ", keys));
  }
}
