package dev.crashcart.console.command;

import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account unlock NAME}: not locked any more. */
@Command(
    name = "unlock",
    description = "Unlock an account.",
    footer = {"", "Example: crashcart account unlock ann"})
final class AccountUnlockCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();

  @Override
  public Reply run(Session session) throws HostFailure {
    return account.carryOut(session, "unlock", AccountChange.locked(false));
  }
}
