package dev.crashcart.console.command;

import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account password NAME}: a new password and nothing else. */
@Command(
    name = "password",
    description =
        "Set the password of an account. Nothing else changes: a disabled or locked account stays"
            + " so; recover puts that right too.",
    footer = {"", "Example: crashcart account password admin"})
final class AccountPasswordCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();
  @Mixin private PasswordOption password = new PasswordOption();

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(
        session,
        account.name(),
        found ->
            password.read(
                session,
                found.name().value(),
                List.of(found.name().value()),
                hash ->
                    account.go(
                        session, found, "set the password of", AccountChange.password(hash))));
  }
}
