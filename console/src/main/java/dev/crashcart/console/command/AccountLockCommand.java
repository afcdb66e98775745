package dev.crashcart.console.command;

import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account lock NAME}: locked, as by passwd -l. */
@Command(
    name = "lock",
    description = "Lock an account, as by passwd -l: no password opens it.",
    footer = {"", "Example: crashcart account lock ann"})
final class AccountLockCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();

  @Override
  public Reply run(Session session) throws HostFailure {
    return account.carryOut(session, "lock", AccountChange.locked(true));
  }
}
