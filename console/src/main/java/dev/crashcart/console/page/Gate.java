package dev.crashcart.console.page;

import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.apply.SignInResult;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.system.ConsoleAccess;
import dev.crashcart.core.system.ConsoleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The gate between looking and changing at one terminal: who is signed in there, what that is asked
 * for, and what waits for it meanwhile. Every front hands each {@link Next} to {@link #pass} before
 * it follows it; the pages know nothing of it.
 *
 * <p>Nothing is asked while nobody could answer: before the first set-up, and with method web as
 * long as nobody can sign in. Where everybody is locked out, the one-time access is the sign-in.
 *
 * <p>Used by one thread, but for {@link #who}.
 */
public final class Gate {
  private final Who unsigned;
  private final boolean cameSignedIn;
  private volatile Who who;
  private Optional<Instant> onceUntil = Optional.empty();
  private Optional<String> last;
  private Optional<Next> waiting = Optional.empty();
  private ConsoleSettings rules = ConsoleSettings.none();
  private boolean known;
  private boolean askable;
  private boolean somebodyUsable;
  private boolean onceOpen;

  /** Whoever came with an account, such as over SSH, is signed in already. */
  public Gate(Who who) {
    this.who = who;
    this.cameSignedIn = who.account().isPresent();
    this.last = who.account();
    this.unsigned =
        new Who(Optional.empty(), who.front(), who.terminal(), who.session(), who.overSsh());
  }

  /** Whoever stands here now, for the audit log and the history. */
  public Who who() {
    return who;
  }

  /** Whether somebody came by a sign-in elsewhere, who may go also while the gate is shut. */
  public boolean mayGo() {
    return cameSignedIn;
  }

  /** Whether somebody is signed in here now. */
  public boolean signedIn() {
    return who.account().isPresent() || onceUntil.isPresent();
  }

  /** The name of whoever is signed in: an account, or that of the one-time access. */
  public Optional<String> name() {
    return signedIn() ? Optional.of(who.name()) : Optional.empty();
  }

  /** Whether signing in is asked for here at all. */
  public boolean asks() {
    return askable && rules.access() != ConsoleAccess.OPEN;
  }

  /** Whether nothing may be shown before somebody signs in. */
  public boolean shut() {
    return asks() && rules.access() == ConsoleAccess.LOCKED && !signedIn();
  }

  /**
   * Takes the rules from a newer status.
   *
   * @return whether that signed somebody out: one-time access ends with the first usable account
   */
  public boolean look(Status status) {
    known = true;
    rules = status.settings().console();
    somebodyUsable = status.somebodyUsable();
    onceOpen = status.oneTimeAccessUntil().isPresent();
    boolean web = status.method().equals(Optional.of(Method.WEB));
    askable = status.setUp() && (somebodyUsable || !web);
    boolean ended = onceUntil.isPresent() && somebodyUsable;
    if (ended) {
      signOut();
    }
    return ended;
  }

  /**
   * Where an answer may lead now: there, or to the page that asks for a sign-in while it waits.
   * Behind a shut gate only that page's own answers count.
   */
  public Next pass(Next next) {
    if (!known && (next instanceof Next.Work || next instanceof Next.Follow)) {
      return new Next.Tell("The system is still being looked at. Try again in a moment.");
    }
    if (!asks() || signedIn()) {
      return next;
    }
    if (shut()) {
      boolean leadsIn =
          next instanceof Next.SignedIn
              || next instanceof Next.Tell
              || next instanceof Next.Problems
              || next instanceof Next.Work work && !work.changing();
      return leadsIn ? next : Next.stay();
    }
    if (!changes(next)) {
      return next;
    }
    waiting = Optional.of(next);
    return Next.open(page());
  }

  private static boolean changes(Next next) {
    return next instanceof Next.Work work && work.changing()
        || next instanceof Next.Follow follow && follow.changing()
        || next instanceof Next.Shell;
  }

  /** The page that asks for a sign-in; where everybody is locked out, for the one-time access. */
  public Page page() {
    return somebodyUsable || onceOpen
        ? new SigningInPage(shut(), last, !somebodyUsable)
        : new OneTimePage();
  }

  /** Whether it is by this page that a sign-in is asked for. */
  public static boolean asksBy(Page page) {
    return page instanceof SigningInPage || page instanceof OneTimePage;
  }

  /** Lets somebody in; where nothing is asked, one-time access makes nobody of anybody. */
  public void admit(SignInResult result) {
    if (result instanceof SignInResult.Welcome welcome) {
      last = Optional.of(welcome.account().value());
      who =
          new Who(
              last, unsigned.front(), unsigned.terminal(), unsigned.session(), unsigned.overSsh());
    } else if (result instanceof SignInResult.WelcomeOnce once && asks()) {
      onceUntil = Optional.of(once.until());
      who =
          new Who(
              Optional.empty(),
              Who.ONE_TIME,
              unsigned.terminal(),
              unsigned.session(),
              unsigned.overSsh());
    }
  }

  /** What waited for the sign-in; it waits no more. */
  public Optional<Next> takeWaiting() {
    Optional<Next> next = waiting;
    waiting = Optional.empty();
    return next;
  }

  /** Whether it is by one-time access that somebody is in. */
  public boolean once() {
    return onceUntil.isPresent();
  }

  /** Nobody is signed in any more, and nothing waits. */
  public void signOut() {
    who = unsigned;
    onceUntil = Optional.empty();
    waiting = Optional.empty();
  }

  /** When whoever is signed in is signed out unless a key is pressed; empty where never. */
  public Optional<Instant> deadline(Instant lastKey) {
    if (!asks() || !signedIn()) {
      return Optional.empty();
    }
    Duration idle = rules.idleLock();
    Optional<Instant> locked = idle.isZero() ? Optional.empty() : Optional.of(lastKey.plus(idle));
    return onceUntil.filter(end -> locked.isEmpty() || end.isBefore(locked.get())).or(() -> locked);
  }
}
