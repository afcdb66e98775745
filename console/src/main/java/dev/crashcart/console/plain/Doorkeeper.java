package dev.crashcart.console.plain;

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
final class Doorkeeper {
  private final Gate gate;
  private final Trail trail;
  private final Appliance appliance;
  private Optional<Page> door = Optional.empty();
  private Optional<Status> latest = Optional.empty();
  private Instant lastLine;

  Doorkeeper(Gate gate, Trail trail, Appliance appliance, Instant now) {
    this.gate = gate;
    this.trail = trail;
    this.appliance = appliance;
    this.lastLine = now;
  }

  /** The operator is there. */
  void heard(Instant now) {
    lastLine = now;
  }

  /** Whether only the page that asks for a sign-in is to be seen. */
  boolean shut() {
    return door.isPresent();
  }

  /** Takes the rules from a status; another page may be on top then. */
  void look(Status status) {
    latest = Optional.of(status);
    Who before = gate.who();
    if (gate.look(status)) {
      note(before, true, "an administrator can sign in by password again");
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

  /** When whoever is signed in is signed out, unless a line comes first. */
  Optional<Instant> deadline() {
    return gate.deadline(lastLine);
  }

  /** Signs out whoever is signed in when the time for that has come; tells whether it has. */
  boolean timeIsUp(Instant now) {
    boolean up = deadline().filter(end -> !now.isBefore(end)).isPresent();
    if (up) {
      signOut("nothing was typed for too long, or one-time access was over");
    }
    return up;
  }

  /** Somebody has signed in: what waited for that, or else where that leads. */
  Next admit(Next.SignedIn signedIn) {
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
    return waited.orElseGet(Next::stay);
  }

  /** Signs out whoever is signed in; what was typed is gone, and another page is on top. */
  void signOut(String cause) {
    note(gate.who(), gate.once(), cause);
    gate.signOut();
    if (gate.shut()) {
      shut(gate.page());
    } else {
      trail.restart();
    }
  }

  private void note(Who who, boolean once, String cause) {
    try {
      SignInDesk desk = appliance.signInDesk();
      desk.signedOut(who, cause);
      if (once) {
        desk.endOneTimeAccess(who);
      }
    } catch (HostFailure refused) {
      System.getLogger(Doorkeeper.class.getName())
          .log(System.Logger.Level.WARNING, "One-time access was not ended.", refused);
    }
  }

  /** The session is over. */
  void close() {
    if (gate.signedIn() && !gate.mayGo()) {
      note(gate.who(), gate.once(), "the menu was left");
    }
  }
}
