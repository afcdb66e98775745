package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What choosing a method leaves behind: {@code admin} sets up admin and disables root's password,
 * {@code root} sets root's password and leaves other accounts alone, {@code web} disables both.
 */
final class MethodChoice {
  private MethodChoice() {}

  /** The settings after the choice; hashes the system has are taken in first, so none is lost. */
  static AccountsSettings choose(
      Method method, Optional<PasswordHash> password, AccountsSettings kept, AccountsState state) {
    AccountsSettings taken = kept;
    for (AccountName name : List.of(AccountName.ROOT, AccountName.ADMIN)) {
      taken = AccountsSection.takeIn(taken, state, name);
    }
    Map<AccountName, Account> accounts = new TreeMap<>(taken.accounts());
    switch (method) {
      case ADMIN -> {
        accounts.put(AccountName.ADMIN, open(accounts, AccountName.ADMIN, password));
        accounts.put(AccountName.ROOT, closed(accounts, AccountName.ROOT));
      }
      case ROOT -> accounts.put(AccountName.ROOT, open(accounts, AccountName.ROOT, password));
      case WEB -> {
        accounts.put(AccountName.ROOT, closed(accounts, AccountName.ROOT));
        if (accounts.containsKey(AccountName.ADMIN)) {
          accounts.put(AccountName.ADMIN, closed(accounts, AccountName.ADMIN));
        }
      }
    }
    return new AccountsSettings(Optional.of(method), taken.policy(), accounts);
  }

  private static Account open(
      Map<AccountName, Account> accounts, AccountName name, Optional<PasswordHash> password) {
    Account account = accounts.getOrDefault(name, Account.named(name));
    return new Account(
        name,
        password.or(account::password),
        true,
        false,
        account.administratorFlag(),
        account.uid(),
        account.fullName(),
        account.home(),
        account.shell(),
        account.sshKeys());
  }

  private static Account closed(Map<AccountName, Account> accounts, AccountName name) {
    return accounts.getOrDefault(name, Account.named(name)).withPasswordEnabled(false);
  }
}
