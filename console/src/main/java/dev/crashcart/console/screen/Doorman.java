package dev.crashcart.console.screen;

import dev.crashcart.console.page.Gate;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.SignInDesk;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the trail of pages as the gate wants it: behind a shut gate there is only the page that
 * asks for a sign-in, and whoever is signed out leaves nothing behind of what was typed.
 */
final class Doorman {
  private final Gate gate;
  private final Trail trail;
  private final Appliance appliance;
  private final Jobs jobs;
  private Optional<Page> door = Optional.empty();
  private Optional<Status> latest = Optional.empty();
  private Instant lastKey;

  Doorman(Gate gate, Trail trail, Appliance appliance, Jobs jobs, Instant now) {
    this.gate = gate;
    this.trail = trail;
    this.appliance = appliance;
    this.jobs = jobs;
    this.lastKey = now;
  }

  /** The operator is there. */
  void touched(Instant now) {
    lastKey = now;
  }

  /** Whether only the page that asks for a sign-in is shown. */
  boolean shut() {
    return door.isPresent();
  }

  /** What the others are told of where the operator is. */
  Company.Place place() {
    boolean signingIn = shut() || Gate.asksBy(trail.top().page());
    return signingIn
        ? new Company.Place(gate.who(), "", false)
        : new Company.Place(gate.who(), trail.area(), trail.changing());
  }

  /** Takes the rules from a status; another page may be on top then. */
  void look(Status status) {
    latest = Optional.of(status);
    Who before = gate.who();
    boolean ended = gate.look(status);
    if (ended) {
      noteLeaving(before, true, "an administrator can sign in by password again");
    }
    if (gate.shut()) {
      Page wanted = gate.page();
      if (door.isEmpty() || !door.get().getClass().equals(wanted.getClass())) {
        shut(wanted);
      }
    } else if (door.isPresent()) {
      open();
    }
  }

  private void shut(Page page) {
    trail.restart();
    trail.open(page);
    door = Optional.of(page);
  }

  /** As at the beginning of a session: what cannot wait is on top. */
  private void open() {
    trail.restart();
    door = Optional.empty();
    latest
        .map(Pages::first)
        .ifPresent(pages -> pages.subList(1, pages.size()).forEach(trail::open));
  }

  /** When whoever is signed in is signed out, unless a key comes first. */
  Optional<Instant> deadline() {
    return gate.deadline(lastKey);
  }

  /** Signs out whoever is signed in when the time for that has come; tells whether it has. */
  boolean timeIsUp(Instant now) {
    boolean up = deadline().filter(end -> !now.isBefore(end)).isPresent();
    if (up) {
      signOut("no key was pressed for too long, or one-time access was over");
    }
    return up;
  }

  /** What comes of signing in and out, with another page on top already; empty for all else. */
  Optional<Next> follow(Next next) {
    if (next instanceof Next.SignedIn signedIn) {
      return Optional.of(admit(signedIn));
    }
    if (next instanceof Next.SignOut) {
      signOut("by the operator");
      return Optional.of(Next.stay());
    }
    return Optional.empty();
  }

  private Next admit(Next.SignedIn signedIn) {
    gate.admit(signedIn.welcome());
    Optional<Next> waited = gate.takeWaiting();
    if (!(signedIn.then() instanceof Next.Back)) {
      door.ifPresent(page -> trail.restart());
      door = Optional.empty();
      return signedIn.then();
    }
    if (door.isPresent()) {
      open();
      return Next.stay();
    }
    trail.back();
    return waited.orElseGet(
        () -> new Next.Tell("Signed in as " + gate.name().orElse("nobody") + "."));
  }

  /** Signs out whoever is signed in; what was typed is gone, and another page is on top. */
  private void signOut(String cause) {
    noteLeaving(gate.who(), gate.once(), cause);
    gate.signOut();
    if (gate.shut()) {
      shut(gate.page());
    } else {
      trail.restart();
    }
  }

  private void noteLeaving(Who who, boolean once, String cause) {
    jobs.away(() -> left(who, once, cause), Notices::logged);
  }

  private void left(Who who, boolean once, String cause) throws HostFailure {
    SignInDesk desk = appliance.signInDesk();
    desk.signedOut(who, cause);
    if (once) {
      desk.endOneTimeAccess(who);
    }
  }

  /** The session is over. */
  void close() {
    if (!gate.signedIn() || gate.mayGo()) {
      return;
    }
    try {
      left(gate.who(), gate.once(), "the menu was left");
    } catch (HostFailure refused) {
      System.getLogger(Doorman.class.getName())
          .log(System.Logger.Level.WARNING, "One-time access was not ended.", refused);
    }
  }
}
