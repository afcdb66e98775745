package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.apply.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sentences of warning above the main menu, the most urgent first; each says which keys help.
 */
final class Warnings {
  private final Status status;
  private final List<String> sentences = new ArrayList<>();

  private Warnings(Status status) {
    this.status = status;
  }

  static List<String> of(Status status) {
    Warnings warnings = new Warnings(status);
    warnings.changes();
    warnings.nobody();
    warnings.accounts();
    warnings.root();
    warnings.drift();
    status.warnings().stream()
        .filter(sentence -> !warnings.sentences.contains(sentence))
        .forEach(warnings.sentences::add);
    return warnings.sentences;
  }

  private void changes() {
    status
        .trialDeadline()
        .ifPresent(
            deadline ->
                sentences.add(
                    "A change is on trial until "
                        + When.clock(deadline)
                        + ", then it goes back: t keeps it or takes it back."));
    status
        .rejected()
        .ifPresent(
            rejected ->
                sentences.add(
                    "The last change went back, because " + rejected.cause() + " w tells more."));
    status
        .oneTimeAccessUntil()
        .ifPresent(
            until ->
                sentences.add(
                    "One-time access is open until "
                        + When.clock(until)
                        + ". Give an account a password: 1, then 1."));
  }

  private void nobody() {
    if (status.somebodyUsable()) {
      return;
    }
    if (!status.setUp()) {
      sentences.add("It is not chosen yet how people sign in: 1, then 4.");
    } else if (status.method().equals(Optional.of(Method.WEB))) {
      sentences.add(
          "Nobody can sign in by password before it is set up in the web interface, or here: 1,"
              + " then 4.");
    } else {
      sentences.add("Nobody can sign in by password. 1, then 1 puts an account right.");
    }
  }

  private void accounts() {
    for (AccountStatus account : status.accounts()) {
      if (account.state() == PasswordState.OPEN) {
        sentences.add(account.name() + " is OPEN: no password is asked. Set one: 1, then 2.");
      }
      if (account.lockedByFailures()) {
        sentences.add(
            account.name()
                + " is shut out after "
                + StatusLines.attempts(account.failedAttempts())
                + ": 1, then 1 lets it in again.");
      } else if (account.failedAttempts() > 0) {
        sentences.add(
            account.name()
                + ": "
                + StatusLines.attempts(account.failedAttempts())
                + " to sign in.");
      }
    }
  }

  private void root() {
    boolean rootUsable =
        status.accounts().stream()
            .anyMatch(it -> it.name().equals(AccountName.ROOT) && it.usableAdministrator());
    boolean otherUsable =
        status.accounts().stream()
            .anyMatch(it -> !it.name().equals(AccountName.ROOT) && it.usableAdministrator());
    if (rootUsable) {
      sentences.add(
          otherUsable
              ? "Root can sign in (not recommended). Done with it? Disable its password: 1, then"
                  + " 2."
              : "Root can sign in (not recommended). Make an administrator, 1, then 3; then"
                  + " disable root's password.");
    }
  }

  private void drift() {
    if (!status.drift().isEmpty()) {
      int more = status.drift().size() - 1;
      sentences.add(
          "Changed outside Crashcart: "
              + status.drift().get(0).key()
              + (more > 0 ? " and " + more + " more" : "")
              + "; see 1, then 6.");
    }
  }
}
