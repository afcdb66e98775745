package dev.crashcart.console.command;

import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account disable NAME}: its password opens nothing, SSH included. */
@Command(
    name = "disable",
    description =
        "Switch the password of an account off, SSH by password included. SSH keys still work.",
    footer = {"", "Example: crashcart account disable ann"})
final class AccountDisableCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();

  @Override
  public Reply run(Session session) throws HostFailure {
    return account.carryOut(session, "disable the password of", AccountChange.enabled(false));
  }
}
