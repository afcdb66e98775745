package dev.crashcart.core.accounts;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.config.Secret;
import java.util.Optional;

/**
 * What the password of one account is and what it is to be.
 *
 * @param now what is in force
 * @param after what the settings ask for
 * @param expired whether the account's day is past, or the days of grace of its password
 * @param clearExpiry whether that is to end, because the account is to be usable
 */
record PasswordTarget(
    Account wanted, PasswordField now, PasswordField after, boolean expired, boolean clearExpiry) {

  /**
   * Of an account that stays enabled without a hash in the settings, the system's hash is kept. An
   * empty field is never wanted.
   */
  static PasswordTarget of(Account wanted, PasswordField now, boolean expired) {
    Optional<Secret> hash = wanted.password().map(PasswordHash::text).or(now::hash);
    PasswordField after =
        PasswordField.of(wanted.locked(), wanted.passwordEnabled() ? hash : Optional.empty());
    boolean usable = wanted.passwordEnabled() && !wanted.locked();
    return new PasswordTarget(wanted, now, after, expired, expired && usable);
  }

  /**
   * Whether this field is as good as the wanted one: an expired account is as locked as one marked
   * so.
   */
  boolean isMetBy(PasswordField field) {
    boolean expiredAsLocked =
        expired
            && wanted.locked()
            && !field.open()
            && after.equals(PasswordField.of(true, field.hash()));
    return after.equals(field) || expiredAsLocked;
  }

  /** Whether another password counts from now on. */
  boolean isNewPassword() {
    return after.hash().isPresent() && !after.hash().equals(now.hash());
  }

  /** Whether the password opened the account and does no longer. */
  boolean closes() {
    boolean opened = now.open() || !now.locked() && now.hash().isPresent() && !expired;
    return opened && (after.locked() || after.hash().isEmpty());
  }

  /** Whether a hash is lost that the settings do not hold. */
  boolean losesHash() {
    return now.hash().isPresent() && after.hash().isEmpty() && wanted.password().isEmpty();
  }

  /** What it is good for now, in words. */
  String before() {
    if (now.open()) {
      return PasswordState.OPEN.words();
    }
    if (now.locked()) {
      return PasswordState.LOCKED.words() + (now.hash().isPresent() ? "" : ", no password");
    }
    if (expired) {
      return PasswordState.EXPIRED.words();
    }
    return now.hash().isPresent() ? PasswordState.SET.words() : PasswordState.NONE.words();
  }

  /** What it will be good for, in words. */
  String afterwards() {
    String without =
        wanted.passwordEnabled() ? PasswordState.NONE.words() : PasswordState.DISABLED.words();
    if (after.locked()) {
      return PasswordState.LOCKED.words() + (after.hash().isPresent() ? "" : ", " + without);
    }
    return after.hash().isPresent() ? PasswordState.SET.words() : without;
  }

  /** What is done to the line, such as "disable the password of root". */
  String deed() {
    String name = wanted.name().value();
    if (isNewPassword()) {
      String set = "set the password of " + name;
      return after.locked() ? set + ", locked" : set;
    }
    if (after.locked()) {
      return "lock " + name;
    }
    if (after.hash().isEmpty()) {
      return (wanted.passwordEnabled() ? "close " : "disable the password of ") + name;
    }
    if (now.locked()) {
      return "unlock " + name;
    }
    return clearExpiry ? "let " + name + " sign in again" : "keep the password of " + name;
  }
}
