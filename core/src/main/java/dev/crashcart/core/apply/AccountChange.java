package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.KeyRemoval;
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
 * @param keysGone lines that others wrote into its authorized_keys and that go
 */
public record AccountChange(
    Optional<PasswordHash> password,
    Optional<Boolean> enabled,
    Optional<Boolean> locked,
    Optional<List<PublicKeyLine>> sshKeys,
    Optional<Recovery> recovery,
    Optional<KeyRemoval> keysGone) {
  /** A change without SSH keys. */
  public AccountChange(
      Optional<PasswordHash> password,
      Optional<Boolean> enabled,
      Optional<Boolean> locked,
      Optional<Recovery> recovery) {
    this(password, enabled, locked, Optional.empty(), recovery, Optional.empty());
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(keys),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, and these keys of others go as well. */
  AccountChange without(KeyRemoval removal) {
    return new AccountChange(password, enabled, locked, sshKeys, recovery, Optional.of(removal));
  }

  /** The same, and the settings hold these keys of it. */
  AccountChange withSshKeys(List<PublicKeyLine> keys) {
    return new AccountChange(password, enabled, locked, Optional.of(keys), recovery, keysGone);
  }

  /** What is done once besides changing settings. */
  Once once() {
    return new Once(
        recovery.map(List::of).orElse(List.of()),
        keysGone.map(List::of).orElse(List.of()),
        Optional.empty());
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
