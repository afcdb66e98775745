package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.SignInDesk;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the trail of pages as the gate wants it: behind a shut gate there is only the page that
 * asks for a sign-in, and whoever is signed out leaves nothing behind of what was typed.
 */
public final class Doorman {
  private final Gate gate;
  private final Trail<?> trail;
  private final Appliance appliance;
  private final Consumer<Note> writing;
  private Optional<Page> door = Optional.empty();
  private Optional<Status> latest = Optional.empty();
  private Instant lastTouch;
  private boolean awaitsFirst;

  /** A note of somebody's leaving, which may block while it is written. */
  @FunctionalInterface
  public interface Note {
    void write() throws HostFailure;
  }

  /**
   * Keeps a trail from now on.
   *
   * @param writing writes a note, at once or on a thread that may wait
   */
  public Doorman(
      Gate gate, Trail<?> trail, Appliance appliance, Consumer<Note> writing, Instant now) {
    this.gate = gate;
    this.trail = trail;
    this.appliance = appliance;
    this.writing = writing;
    this.lastTouch = now;
  }

  /** The operator is there. */
  public void touched(Instant now) {
    lastTouch = now;
    awaitsFirst = false;
  }

  /**
   * The session begins before anything is known: what cannot wait comes on top with the first
   * status, unless the operator is faster; nobody's page is taken away under their fingers.
   */
  public void awaitFirst() {
    awaitsFirst = true;
  }

  /** Whether only the page that asks for a sign-in is shown. */
  public boolean shut() {
    return door.isPresent();
  }

  /** What the others are told of where the operator is. */
  public Whereabouts whereabouts() {
    boolean signingIn = shut() || Gate.asksBy(trail.top().page());
    return signingIn
        ? new Whereabouts(gate.who(), "", false)
        : new Whereabouts(gate.who(), trail.area(), trail.changing());
  }

  /** Takes the rules from a status; another page may be on top then. */
  public void look(Status status) {
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
    } else if (door.isPresent() || awaitsFirst) {
      open();
    }
    awaitsFirst = false;
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

  /** When whoever is signed in is signed out, unless the operator is heard of before. */
  public Optional<Instant> deadline() {
    return gate.deadline(lastTouch);
  }

  /**
   * Signs out whoever is signed in when the time for that has come; tells whether it has.
   *
   * @param silence how the front notices that nobody is there: {@code no key was pressed}
   */
  public boolean timeIsUp(Instant now, String silence) {
    boolean up = deadline().filter(end -> !now.isBefore(end)).isPresent();
    if (up) {
      signOut(silence + " for too long, or one-time access was over");
    }
    return up;
  }

  /**
   * What comes of signing in and out, with another page on top already; empty for all else.
   *
   * @param greeting what comes of signing in where nothing waited for it
   */
  public Optional<Next> follow(Next next, Supplier<Next> greeting) {
    if (next instanceof Next.SignedIn signedIn) {
      return Optional.of(admit(signedIn, greeting));
    }
    if (next instanceof Next.SignOut) {
      signOut("by the operator");
      return Optional.of(Next.stay());
    }
    return Optional.empty();
  }

  private Next admit(Next.SignedIn signedIn, Supplier<Next> greeting) {
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
    return waited.orElseGet(greeting);
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
    writing.accept(() -> left(who, once, cause));
  }

  private void left(Who who, boolean once, String cause) throws HostFailure {
    SignInDesk desk = appliance.signInDesk();
    desk.signedOut(who, cause);
    if (once) {
      desk.endOneTimeAccess(who);
    }
  }

  /** Writes a note at once; what goes wrong is in the log. */
  public static void atOnce(Note note) {
    try {
      note.write();
    } catch (HostFailure refused) {
      System.getLogger(Doorman.class.getName())
          .log(System.Logger.Level.WARNING, "One-time access was not ended.", refused);
    }
  }

  /** The session is over. */
  public void close() {
    if (gate.signedIn() && !gate.mayGo()) {
      atOnce(() -> left(gate.who(), gate.once(), "the menu was left"));
    }
  }
}
