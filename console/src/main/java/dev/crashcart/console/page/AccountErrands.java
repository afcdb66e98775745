package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.AccountChange;

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

  static Errand disable(AccountName name) {
    return of(
        name,
        "disable the password of " + name,
        "crashcart account disable " + name,
        AccountChange.enabled(false));
  }

  static Errand lock(AccountName name) {
    return of(name, "lock " + name, "crashcart account lock " + name, AccountChange.locked(true));
  }

  static Errand unlock(AccountName name) {
    return of(
        name, "unlock " + name, "crashcart account unlock " + name, AccountChange.locked(false));
  }

  private static Errand of(AccountName name, String reason, String command, AccountChange change) {
    return Errand.of(
        reason, command, (appliance, consent) -> appliance.planAccount(name, change, consent));
  }
}
