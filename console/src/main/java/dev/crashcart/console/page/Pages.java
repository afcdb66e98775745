package dev.crashcart.console.page;

import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.apply.Status;
import java.util.List;
import java.util.Optional;

/** Where a session begins. */
public final class Pages {
  private Pages() {}

  /**
   * The pages a session opens with, the main menu at the bottom and on top of it what cannot wait:
   * a change on trial, one that went back, the first set-up, or nobody who can sign in.
   */
  public static List<Page> first(Status status) {
    return onTopOf(new MainPage(), status);
  }

  /** The same where no shell can be had, for this reason. */
  public static List<Page> withoutShell(Status status, String reason) {
    return onTopOf(new MainPage(Optional.of(reason)), status);
  }

  private static List<Page> onTopOf(Page main, Status status) {
    return urgent(status).map(page -> List.of(main, page)).orElse(List.of(main));
  }

  private static Optional<Page> urgent(Status status) {
    if (status.trialDeadline().isPresent()) {
      return Optional.of(new TrialPage(status.trialDeadline().get(), Optional.empty()));
    }
    if (status.rejected().isPresent()) {
      return Optional.of(new RejectedPage(status.rejected().get()));
    }
    if (!status.setUp()) {
      return Optional.of(new MethodPage());
    }
    // With method web nobody is meant to sign in yet: that is no lock-out.
    boolean lockedOut =
        !status.somebodyUsable()
            && status.oneTimeAccessUntil().isEmpty()
            && !status.method().equals(Optional.of(Method.WEB));
    return lockedOut ? Optional.of(new OneTimePage()) : Optional.empty();
  }
}
