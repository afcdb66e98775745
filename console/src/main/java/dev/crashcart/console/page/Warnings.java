package dev.crashcart.console.page;

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

  /** Those of the core, and around them what can be done here. */
  static List<String> of(Status status) {
    Warnings warnings = new Warnings(status);
    warnings.changes();
    warnings.sentences.addAll(status.warnings());
    warnings.notYet();
    warnings.drift();
    warnings.failures();
    return warnings.sentences;
  }

  private void changes() {
    status
        .trialDeadline()
        .ifPresent(
            deadline ->
                sentences.add(
                    "On trial until " + When.clock(deadline) + ", then it goes back: t keeps it."));
    status
        .rejected()
        .ifPresent(
            rejected ->
                sentences.add(
                    "The last change went back, because " + rejected.cause() + " More: w."));
    status
        .oneTimeAccessUntil()
        .ifPresent(
            until ->
                sentences.add(
                    "One-time access is open until "
                        + When.clock(until)
                        + ". Give an account a password: 1, then 1."));
  }

  private void notYet() {
    if (!status.setUp()) {
      sentences.add("It is not chosen yet how people sign in: 1, then 4.");
    } else if (!status.somebodyUsable() && status.method().equals(Optional.of(Method.WEB))) {
      sentences.add(
          "Nobody can sign in by password before it is set up in the web interface, or here: 1,"
              + " then 4.");
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

  /** Those that do not keep anybody out yet; the core warns of the others. */
  private void failures() {
    status.accounts().stream()
        .filter(account -> account.failedAttempts() > 0 && !account.lockedByFailures())
        .map(
            account -> account.name() + ": " + StatusLines.attempts(account.failedAttempts()) + ".")
        .forEach(sentences::add);
  }
}
