package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The counter: the one way of every front to the machine. Reading methods touch nothing; {@code
 * plan…} methods look at the machine and decide; {@link #apply} and its relatives change it.
 * Thread-safe; may block for the length of a command, so never call it from a thread that draws.
 */
public final class Appliance {
  private final Host host;

  public Appliance(Host host) {
    this.host = host;
  }

  /** What stands behind it: live, offline or simulated. */
  public Host.Kind kind() {
    return host.kind();
  }

  /** One sentence: "this machine", "the system in /mnt". */
  public String description() {
    return host.description();
  }

  public Instant now() {
    return host.now();
  }

  /**
   * The kept settings; when the file is broken, those of the newest generation, see {@link
   * #currentProblems}.
   */
  public Settings current() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** What is wrong with the kept file as it stands; empty when it is good. */
  public List<Problem> currentProblems() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  public Status status() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Calls back soon after anything the status shows has changed. */
  public Host.Watch watch(Runnable changed) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** What it would take to make the machine be as this tree says. */
  public Checked<Proposal> plan(Input input, Consent consent) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The same for settings that were made in the program. */
  public Checked<Proposal> plan(Settings desired, Consent consent) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Chooses how people sign in; the password is that of admin or root, none for web. */
  public Checked<Proposal> planMethod(Method method, Optional<PasswordHash> password, Who who)
      throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Changes one account in one transaction; nothing else changes. */
  public Checked<Proposal> planAccount(AccountName name, AccountChange change, Consent consent)
      throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Takes the machine's accounts as they are into the settings. */
  public Checked<Proposal> planAdopt(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Puts the machine back to what the kept settings say. */
  public Checked<Proposal> planPutRight(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Goes to the settings of a generation. */
  public Checked<Proposal> planRestore(int generation, Consent consent) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Does it and keeps it. */
  public Outcome apply(Proposal proposal, Who who, String reason) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Does it for a while: it goes back by itself unless {@link #keep} comes first. */
  public Outcome tryOut(Proposal proposal, Who who, String reason, Duration length)
      throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Gives what is on trial more time from now. */
  public Outcome extend(Who who, Duration length) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Keeps what is on trial. */
  public Outcome keep(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Puts back what is on trial or was left half-way by a process that died. */
  public Outcome goBack(Who who, String cause) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The same, but only when the deadline passed, the machine restarted, or the process died. */
  public Optional<Outcome> goBackIfDue(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Every generation, oldest first. */
  public List<Generation> history() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The difference between two generations, secrets masked. */
  public List<Change> difference(int from, int to) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The operator has read why something went back. */
  public void forgetRejected() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Opens one session without any account's password; see the design, decision 1. */
  public Instant openOneTimeAccess(PasswordHash password, Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Ends it. */
  public void endOneTimeAccess(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Restarts the machine. */
  public Outcome restart(Who who, String reason) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Shuts the machine down. */
  public Outcome shutDown(Who who, String reason) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /**
   * Notes in the audit log that a shell is opened, and tells its command; empty where none can be
   * run.
   */
  public Optional<List<String>> shell(Who who) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The newest lines of the audit log, newest last, and what is wrong with it. */
  public List<String> auditTail(int most) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** A changed, missing or cut line of the audit log; empty when it is whole. */
  public Optional<String> auditDamage() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /**
   * What the operator said besides.
   *
   * @param leaveNobody yes, even though no administrator can sign in afterwards
   */
  public record Consent(Who who, boolean leaveNobody) {
    /** No special consent. */
    public static Consent of(Who who) {
      return new Consent(who, false);
    }
  }

  /**
   * What is to change about one account; empty parts stay as they are.
   *
   * @param password a new password
   * @param enabled password sign-in on or off
   * @param locked locked or not
   * @param recovery what is done once besides
   */
  public record AccountChange(
      Optional<PasswordHash> password,
      Optional<Boolean> enabled,
      Optional<Boolean> locked,
      Optional<Recovery> recovery) {
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
}
