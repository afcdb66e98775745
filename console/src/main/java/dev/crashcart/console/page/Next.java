package dev.crashcart.console.page;

import dev.crashcart.core.apply.SignInResult;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where an answer leads. */
public sealed interface Next {
  /** Opens a page on top of this one; Esc there comes back here with everything as it was. */
  record Open(Page page) implements Next {}

  /** Puts another page in the place of this one. */
  record Replace(Page page) implements Next {}

  /** One page back. */
  record Back() implements Next {}

  /** Back to the main menu. */
  record Home() implements Next {}

  /** Back to the main menu, and from there on to a page. */
  record HomeThen(Page page) implements Next {}

  /** Stays; what the page shows may have changed. */
  record Stay() implements Next {}

  /**
   * Stays; problems by field id, a sentence each, shown in place of the fields' help.
   *
   * @param emptied the fields to be typed anew: to what stands in a secret nobody can add knowingly
   */
  record Problems(Map<String, String> byField, Set<String> emptied) implements Next {
    public Problems {
      byField = Map.copyOf(byField);
      emptied = Set.copyOf(emptied);
    }

    public Problems(Map<String, String> byField) {
      this(byField, Set.of());
    }
  }

  /** Stays; a sentence is shown above the key line until the next key. */
  record Tell(String sentence) implements Next {}

  /**
   * Does something on the worker while the sentence is shown; its result leads on.
   *
   * @param changing whether it may change something, so that the {@link Gate} may ask for a sign-in
   *     before; what only looks says so by {@link #look}
   */
  record Work(String sentence, Job job, boolean changing) implements Next {
    public Work(String sentence, Job job) {
      this(sentence, job, true);
    }
  }

  /**
   * Does something long on the worker; the page is shown anew at each step, and Esc asks to stop.
   *
   * @param changing as for {@link Work}
   */
  record Follow(String sentence, LongJob job, boolean changing) implements Next {
    public Follow(String sentence, LongJob job) {
      this(sentence, job, true);
    }
  }

  /** Gives the terminal to a command and takes it back when the command has ended. */
  record Shell(List<String> command) implements Next {}

  /** Somebody has signed in; what waited for that goes on, or else this. */
  record SignedIn(SignInResult welcome, Next then) implements Next {}

  /** Signs out whoever is signed in at this terminal. */
  record SignOut() implements Next {}

  /** Ends this menu. */
  record Leave() implements Next {}

  /** Something that may block. */
  @FunctionalInterface
  interface Job {
    /** Does it, off the screen's thread. */
    Next run() throws HostFailure;
  }

  /** Something that takes many seconds and can be stopped. */
  @FunctionalInterface
  interface LongJob {
    /** Does it, off the screen's thread; soon after it was stopped it returns. */
    Next run(Pulse pulse) throws HostFailure;
  }

  /** The line between a long job and the screen. */
  interface Pulse {
    /** The page has more to show. */
    void beat();

    /** Whether the operator pressed Esc. */
    boolean stopped();
  }

  static Next open(Page page) {
    return new Open(page);
  }

  static Next back() {
    return new Back();
  }

  static Next stay() {
    return new Stay();
  }

  /** Something that may change something. */
  static Next work(String sentence, Job job) {
    return new Work(sentence, job);
  }

  /** Something that only looks: planning, reading, comparing. Nobody must sign in for it. */
  static Next look(String sentence, Job job) {
    return new Work(sentence, job, false);
  }
}
