package dev.crashcart.console.command;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unset KEY}: back to the default. */
@Command(
    name = "unset",
    description = "Take a setting, or a whole group, out of the settings and apply that at once.",
    footer = {"", "Example: crashcart unset authentication.minimum-length"})
final class UnsetCommand implements Verb {
  @Parameters(paramLabel = "KEY", description = "The dotted key of a setting or a group.")
  private String key = "";

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    if (SettingKeys.find(key).isEmpty() && !SettingKeys.isGroup(key)) {
      return SettingKeys.unknown(key, settings);
    }
    Optional<Reply> broken = CurrentSettings.broken(session);
    if (broken.isPresent()) {
      return broken.get();
    }
    Input input = settings.toInput();
    Input changed = input.find(key).isPresent() ? input.without(key) : input;
    return change.carryOut(
        session, session.appliance().plan(changed, change.consent(session)), "unset " + key);
  }
}
