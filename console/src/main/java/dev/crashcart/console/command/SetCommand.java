package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code set KEY VALUE…}: one setting, applied at once. */
@Command(
    name = "set",
    description = "Change one setting and apply it at once.",
    footer = {"", "Example: crashcart set authentication.minimum-length 12"})
final class SetCommand implements Verb {
  @Parameters(index = "0", paramLabel = "KEY", description = "The dotted key.")
  private String key = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = "The value; several for a list.")
  private List<String> values = List.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    Optional<Reply> refusal = refusal(settings).or(() -> AccountLookup.unknownIn(key, settings));
    if (refusal.isEmpty()) {
      refusal = CurrentSettings.broken(session);
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Input changed =
        settings.toInput().with(key, String.join(", ", values), Place.of("command line"));
    return change.carryOut(
        session, session.appliance().plan(changed, change.consent(session)), "set " + key);
  }

  private Optional<Reply> refusal(Settings settings) {
    Optional<Key<?>> known = SettingKeys.find(key);
    if (known.isEmpty()) {
      return Optional.of(SettingKeys.unknown(key, settings));
    }
    if (known.get().isSecret()) {
      return Optional.of(Reply.usage(secret()));
    }
    return values.size() == 1 || known.get().kind() == Key.Kind.LIST
        ? Optional.empty()
        : Optional.of(
            Reply.usage(key + " takes one value; put it in quotes when it holds blanks."));
  }

  private String secret() {
    List<String> parts = KeyPath.split(key);
    String name =
        parts.get(0).equals(AccountsSettings.ACCOUNTS) && parts.size() > 1 ? parts.get(1) : "NAME";
    return "A secret is never given as an argument, where everybody on the machine could read it."
        + " Use: crashcart account password "
        + name;
  }
}
