package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.List;
import java.util.Optional;

/**
 * What is to change about one account; empty parts stay as they are.
 *
 * @param password a new password
 * @param enabled password sign-in on or off
 * @param locked locked or not
 * @param sshKeys all that the settings hold of them afterwards
 * @param recovery what is done once besides
 */
public record AccountChange(
    Optional<PasswordHash> password,
    Optional<Boolean> enabled,
    Optional<Boolean> locked,
    Optional<List<PublicKeyLine>> sshKeys,
    Optional<Recovery> recovery) {
  /** A change without SSH keys. */
  public AccountChange(
      Optional<PasswordHash> password,
      Optional<Boolean> enabled,
      Optional<Boolean> locked,
      Optional<Recovery> recovery) {
    this(password, enabled, locked, Optional.empty(), recovery);
  }

  /** The account with this change made to it. */
  Account on(Account account) {
    return new Account(
        account.name(),
        password.or(account::password),
        enabled.orElse(account.passwordEnabled()),
        locked.orElse(account.locked()),
        account.administratorFlag(),
        account.uid(),
        account.fullName(),
        account.home(),
        account.shell(),
        sshKeys.orElse(account.sshKeys()));
  }

  public static AccountChange sshKeys(List<PublicKeyLine> keys) {
    return new AccountChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(keys), Optional.empty());
  }

  public static AccountChange password(PasswordHash hash) {
    return new AccountChange(
        Optional.of(hash), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static AccountChange enabled(boolean enabled) {
    return new AccountChange(
        Optional.empty(), Optional.of(enabled), Optional.empty(), Optional.empty());
  }

  public static AccountChange locked(boolean locked) {
    return new AccountChange(
        Optional.empty(), Optional.empty(), Optional.of(locked), Optional.empty());
  }
}
