package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.PasswordCheck;
import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The counter's desk for signing in at a console: who may use it, by which password. Failed
 * attempts make the next one at the same terminal wait, and are audited; the tally of pam_faillock
 * is left alone, for guesses from the network must not keep anybody from the monitor.
 */
public final class SignInDesk {
  /** Why a key opens the console though no password does: a disabled password says nothing. */
  private static final Set<PasswordState> OPEN_TO_KEYS =
      EnumSet.of(PasswordState.SET, PasswordState.OPEN, PasswordState.NONE, PasswordState.DISABLED);

  private final Host host;
  private final Appliance appliance;
  private final AuditLog audit;
  private final OneTimeAccess oneTimeAccess;
  private final FailedAttempts attempts;

  SignInDesk(Host host, Appliance appliance, AuditLog audit, OneTimeAccess oneTimeAccess) {
    this.host = host;
    this.appliance = appliance;
    this.audit = audit;
    this.oneTimeAccess = oneTimeAccess;
    this.attempts = new FailedAttempts(host);
  }

  /**
   * Lets an administrator in whose password is usable; takes up to a second.
   *
   * @param password in clear; the caller wipes it
   * @param terminal whose failed attempts count, such as {@code /dev/tty1}
   * @throws HostFailure when the password cannot be checked on this system
   */
  public synchronized SignInResult signIn(String name, char[] password, String terminal)
      throws HostFailure {
    Duration wait = attempts.wait(terminal);
    if (!wait.isZero()) {
      return tooEarly(wait);
    }
    Settings settings = appliance.current();
    AccountsState accounts = AccountsSection.observe(host).running();
    String typed = name.strip();
    Optional<AccountStatus> account =
        AccountName.isName(typed)
            ? AccountsSection.findStatus(settings.accounts(), accounts, new AccountName(typed))
            : Optional.empty();
    Optional<String> obstacle = obstacle(account);
    if (account.isEmpty() || obstacle.isPresent()) {
      PasswordCheck.refuse(password);
      return refused(account, obstacle.orElse("no such account"), terminal);
    }
    AccountName known = account.get().name();
    if (!PasswordCheck.opens(host, accounts, known, password)) {
      return refused(account, "wrong password", terminal);
    }
    attempts.forget(terminal);
    note("signed-in", known.value(), terminal, "by password");
    return new SignInResult.Welcome(known);
  }

  /** Lets in whoever knows the password of the one-time access that is open now. */
  public synchronized SignInResult signInOnce(char[] password, String terminal) throws HostFailure {
    Duration wait = attempts.wait(terminal);
    if (!wait.isZero()) {
      return tooEarly(wait);
    }
    Optional<Instant> until = oneTimeAccess.until();
    boolean right = oneTimeAccess.opens(password);
    if (until.isEmpty() || !right || appliance.status().somebodyUsable()) {
      return refused(Optional.empty(), "wrong password for the one-time access", terminal);
    }
    attempts.forget(terminal);
    note("signed-in", Who.ONE_TIME, terminal, "by one-time access");
    return new SignInResult.WelcomeOnce(until.get());
  }

  /**
   * Whether somebody who proved by a key to be this account may use the console: an administrator
   * that is neither locked nor expired. A disabled password does not matter to a key.
   */
  public boolean mayUse(AccountName name) throws HostFailure {
    return appliance
        .findAccount(name)
        .filter(it -> it.onSystem() && it.administrator() && OPEN_TO_KEYS.contains(it.state()))
        .isPresent();
  }

  /** Somebody came in by another way than a password here, such as a key over SSH. */
  public void signedIn(Who who, String how) {
    note("signed-in", who.name(), who.terminal(), how);
  }

  /** Somebody left, or was signed out for this reason. */
  public void signedOut(Who who, String cause) {
    note("signed-out", who.name(), who.terminal(), cause);
  }

  /** Ends the one-time access; nothing happens when none is open. */
  public void endOneTimeAccess(Who who) throws HostFailure {
    if (oneTimeAccess.until().isPresent()) {
      oneTimeAccess.end();
      note("one-time-ended", who.name(), who.terminal(), "");
    }
  }

  private static Optional<String> obstacle(Optional<AccountStatus> account) {
    return account
        .filter(it -> !it.usableAdministrator())
        .map(it -> it.administrator() ? it.state().words() : "no administrator");
  }

  private static SignInResult tooEarly(Duration wait) {
    return new SignInResult.Refused(
        "The last attempt failed, and the next one has to wait a moment.", wait);
  }

  private SignInResult refused(Optional<AccountStatus> account, String why, String terminal) {
    // A name that is no account may be a password typed in the wrong line: it is not written.
    String who = account.map(it -> it.name().value()).orElse("unknown");
    note("sign-in-failed", who, terminal, why);
    return new SignInResult.Refused(
        "The name or the password is not right, or the account may not be used here.",
        attempts.add(terminal));
  }

  private void note(String action, String who, String terminal, String reason) {
    try {
      audit.append(new AuditEvent(action, who, terminal, -1, reason, List.of()));
    } catch (HostFailure refused) {
      // A full disk must not keep the last one out who could clean it up.
      System.getLogger(SignInDesk.class.getName())
          .log(Level.WARNING, "Not in the audit log: " + action + " at " + terminal, refused);
    }
  }
}
