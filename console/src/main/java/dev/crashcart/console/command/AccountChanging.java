package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The account a command changes, and how the change is carried out. */
final class AccountChanging {
  @Parameters(
      paramLabel = "NAME",
      converter = AccountNames.class,
      description = "The name of the account.")
  private AccountName name = AccountName.ADMIN;

  @Mixin private ChangeOptions change = new ChangeOptions();

  AccountName name() {
    return name;
  }

  /** Carries out one change of an account that exists. */
  Reply carryOut(Session session, String reason, AccountChange what) throws HostFailure {
    return AccountLookup.find(session, name, account -> go(session, account, reason, what));
  }

  /** The same once the account was found. */
  Reply go(Session session, AccountStatus account, String reason, AccountChange what)
      throws HostFailure {
    return change.carryOut(
        session,
        session.appliance().planAccount(account.name(), what, change.consent(session)),
        reason + " " + account.name());
  }
}
