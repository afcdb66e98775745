package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.Appliance.AccountChange;
import java.util.List;

/** The errands about one account, with their words. */
final class AccountErrands {
  private AccountErrands() {}

  /** The page that asks for a new password of this account. */
  static PasswordPage passwordPage(AccountName name) {
    return PasswordPage.of(
        "Password of " + name,
        "A new password for "
            + name
            + ". Nothing else changes: a disabled or locked account stays so; Recover access puts"
            + " that right too.",
        name.value(),
        hash ->
            of(
                name,
                "set the password of " + name,
                "crashcart account password " + name + " --stdin",
                AccountChange.password(hash)));
  }

  static Errand enable(AccountName name) {
    return of(
        name,
        "enable the password of " + name,
        "crashcart account enable " + name,
        AccountChange.enabled(true));
  }

  /** Switches the password off; says what that closes and what it does not. */
  static Errand disable(AccountStatus account) {
    AccountName name = account.name();
    return of(
            name,
            "disable the password of " + name,
            "crashcart account disable " + name,
            AccountChange.enabled(false))
        .withRemarks(
            List.of(
                "Also closed for " + name + ": SSH by password, and sudo, which asks for it.",
                "Still open for " + name + ": SSH by key" + sessions(account) + ".",
                "The password is kept: enabling brings the same one back."));
  }

  static Errand lock(AccountStatus account) {
    AccountName name = account.name();
    return of(
            name,
            "lock " + name,
            "crashcart set accounts." + name + ".locked true",
            AccountChange.locked(true))
        .withRemarks(
            List.of(
                "Locked as by passwd -l: no password opens "
                    + name
                    + "; SSH by key"
                    + sessions(account)
                    + " may stay open."));
  }

  static Errand unlock(AccountName name) {
    return of(
        name, "unlock " + name, "crashcart account unlock " + name, AccountChange.locked(false));
  }

  private static String sessions(AccountStatus account) {
    return switch (account.sessions()) {
      case 0 -> "";
      case 1 -> ", and the session that runs now";
      default -> ", and the " + account.sessions() + " sessions that run now";
    };
  }

  private static Errand of(AccountName name, String reason, String command, AccountChange change) {
    return Errand.of(
        reason, command, (appliance, consent) -> appliance.planAccount(name, change, consent));
  }
}
