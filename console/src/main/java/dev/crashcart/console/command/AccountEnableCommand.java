package dev.crashcart.console.command;

import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account enable NAME}: its password works again. */
@Command(
    name = "enable",
    description = "Switch the password of an account on again; it is the one it had.",
    footer = {"", "Example: crashcart account enable ann"})
final class AccountEnableCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();

  @Override
  public Reply run(Session session) throws HostFailure {
    return account.carryOut(session, "enable the password of", AccountChange.enabled(true));
  }
}
