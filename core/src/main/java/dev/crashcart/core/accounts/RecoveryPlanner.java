package dev.crashcart.core.accounts;

import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a recovery does once to one account. Pure. */
final class RecoveryPlanner {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Recovery recovery;
  private final AccountName account;
  private final AccountsState state;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  RecoveryPlanner(Recovery recovery, AccountsState state) {
    this.recovery = recovery;
    this.account = recovery.account();
    this.state = state;
  }

  Plan plan(Optional<String> ownSession) {
    if (recovery.clearFailures()) {
      clearFailures();
    }
    if (recovery.secondFactorOff()) {
      oathOff();
      ownFileOff();
    }
    if (recovery.endSessions()) {
      endSessions(ownSession);
    }
    return new Plan(changes, steps, List.of(), notes);
  }

  /**
   * Removing the tally is what {@code faillock --user NAME --reset} comes to, and can be undone by
   * putting the file back.
   */
  private void clearFailures() {
    int count = state.tally(account).count();
    if (count > 0) {
      changes.add(new Change("failed attempts of " + account, String.valueOf(count), "none"));
      steps.add(new Step.RemoveFile(state.failurePolicy().folder() + "/" + account));
    }
  }

  private void oathOff() {
    SecondFactors factors = state.secondFactors();
    if (!factors.oathUsers().contains(account.value())) {
      return;
    }
    if (!factors.oathIsUtf8() || factors.oathFacts().isEmpty()) {
      notes.add(
          SecondFactors.OATH
              + " holds other bytes than UTF-8 text and is left as it is; take the line of "
              + account
              + " out with an editor.");
      return;
    }
    changes.add(new Change("second factor of " + account, "on", "off"));
    steps.add(
        new Step.WriteFile(
            SecondFactors.OATH,
            factors.withoutUser(account.value()),
            factors.oathFacts().get(),
            List.of()));
  }

  private void ownFileOff() {
    if (state.secondFactors().ownFiles().contains(account.value())) {
      String home = state.find(account).orElseThrow().home();
      String path = home + "/" + SecondFactors.OWN_FILE;
      changes.add(new Change("second factor of " + account + " (" + path + ")", "on", "off"));
      steps.add(new Step.RemoveFile(path));
    }
  }

  private void endSessions(Optional<String> ownSession) {
    if (state.sessions().isEmpty()) {
      notes.add(
          "Running sessions of "
              + account
              + " are not ended: there is no logind to ask here. On a running machine see who and"
              + " pkill -u.");
    }
    for (LoginSession session : state.sessionsOf(account)) {
      if (!ownSession.equals(Optional.of(session.id()))) {
        changes.add(new Change("session " + session.id() + " of " + account, "running", "ended"));
        steps.add(
            Step.Run.of(
                List.of("loginctl", "terminate-session", session.id()),
                "end a session of " + account,
                LIMIT));
      }
    }
  }
}
