package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code get KEY}: one value alone, for scripts. */
@Command(
    name = "get",
    description = "Print the value of one setting, the default when nothing is set.",
    footer = {"", "Example: crashcart get authentication.method"})
final class GetCommand implements Verb {
  @Parameters(paramLabel = "KEY", description = "The dotted key, such as authentication.method.")
  private String key = "";

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    Optional<Key<?>> known = SettingKeys.find(key);
    if (known.isEmpty()) {
      return SettingKeys.unknown(key, settings);
    }
    Optional<String> set = Optional.ofNullable(settings.display().get(key));
    String value = set.orElse(usual(known.get()));
    return Reply.found(
            List.of(value), Facts.object("key", key, "value", value, "set", set.isPresent()))
        .withNotes(CurrentSettings.notes(session));
  }

  private static <T> String usual(Key<T> key) {
    return key.display(key.defaultValue());
  }
}
