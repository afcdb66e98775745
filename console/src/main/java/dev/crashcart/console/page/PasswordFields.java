package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Judgement;
import dev.crashcart.console.page.View.Meter;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.PasswordPolicy;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.host.HostFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A password typed twice: the two fields, what may be wrong with them, and the way to a hash.
 *
 * @param context words a password must not lean on, such as the account's name
 */
record PasswordFields(List<String> context) {
  static final String FIRST = "password";
  static final String AGAIN = "again";

  private static final String HELP =
      "Any characters, blanks too; nothing is cut off. At most "
          + Passwords.MOST_BYTES
          + " bytes. A few unusual words are better than one odd one.";

  PasswordFields {
    context = List.copyOf(context);
  }

  /** What is done with the hash, on the worker. */
  @FunctionalInterface
  interface Then {
    Next go(PasswordHash hash) throws HostFailure;
  }

  /** The fields with the usual help. */
  List<Field> fields() {
    return fields("Password", HELP);
  }

  /** The fields with words of the page. */
  List<Field> fields(String label, String help) {
    return List.of(
        Field.secret(FIRST, label, help, Optional.of(meter())),
        Field.secret(
            AGAIN, "The same again", "So that a slip of the finger is noticed.", Optional.empty()));
  }

  private Meter meter() {
    return secret -> {
      Passwords.Strength strength = Passwords.strength(secret, context);
      String advice = strength.advice().isEmpty() ? "" : ": " + strength.advice();
      return new Judgement(strength.score(), strength.word() + advice);
    };
  }

  /** Whether both fields are empty. */
  static boolean empty(Answer answer) {
    return answer.secret(FIRST).length == 0 && answer.secret(AGAIN).length == 0;
  }

  /** What is wrong at first sight, by field. */
  static Map<String, String> problems(Answer answer) {
    char[] first = answer.secret(FIRST);
    char[] again = answer.secret(AGAIN);
    if (first.length == 0) {
      return Map.of(FIRST, "Type a password here, or go back with Esc.");
    }
    if (again.length == 0) {
      return Map.of(AGAIN, "Type the same password once more.");
    }
    return Arrays.equals(first, again)
        ? Map.of()
        : Map.of(FIRST, "The two were not the same. Type both once more.");
  }

  /** The fields to be typed anew when these problems are told: both, unless one is just missing. */
  static Set<String> emptied(Answer answer) {
    boolean missing = answer.secret(FIRST).length == 0 || answer.secret(AGAIN).length == 0;
    return missing || Arrays.equals(answer.secret(FIRST), answer.secret(AGAIN))
        ? Set.of()
        : Set.of(FIRST, AGAIN);
  }

  /** Judges and hashes on the worker, then goes on; a refused password is told at its field. */
  Next hash(Answer answer, Desk desk, Then then) {
    Map<String, String> problems = problems(answer);
    if (!problems.isEmpty()) {
      return new Next.Problems(problems, emptied(answer));
    }
    // The screen keeps its own, so that going back loses nothing; this copy ends with the work.
    char[] password = answer.secret(FIRST).clone();
    return Next.look(
        "Hashing the password…",
        () -> {
          try {
            PasswordPolicy policy = desk.appliance().current().accounts().policy();
            Optional<String> refusal = Passwords.refusal(password, policy, context);
            if (refusal.isPresent()) {
              return new Next.Problems(Map.of(FIRST, refusal.get()), Set.of(FIRST, AGAIN));
            }
            return then.go(Passwords.hash(password));
          } finally {
            Arrays.fill(password, '\0');
          }
        });
  }
}
