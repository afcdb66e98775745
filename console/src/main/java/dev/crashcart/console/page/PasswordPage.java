package dev.crashcart.console.page;

import dev.crashcart.core.accounts.PasswordHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A new password for one thing, typed twice; then what will change.
 *
 * @param excerpt whose password, and what it opens
 * @param keeping what is done when both fields are left empty; empty when a password must be typed
 * @param errand what is done with its hash
 */
record PasswordPage(
    String title,
    String excerpt,
    PasswordFields fields,
    Optional<Errand> keeping,
    Function<PasswordHash, Errand> errand)
    implements Page {

  static PasswordPage of(
      String title, String excerpt, String account, Function<PasswordHash, Errand> errand) {
    return new PasswordPage(
        title, excerpt, new PasswordFields(List.of(account)), Optional.empty(), errand);
  }

  /** The same, for an account that has a password which may stay. */
  PasswordPage orKeeping(Errand present) {
    return new PasswordPage(
        title,
        excerpt + " It has a password: leave both fields empty to keep it.",
        fields,
        Optional.of(present),
        errand);
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(title, excerpt, fields.fields(), "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (keeping.isPresent() && PasswordFields.empty(answer)) {
      return keeping.get().begin(desk);
    }
    return fields.hash(answer, desk, hash -> Next.open(errand.apply(hash).planned(desk)));
  }
}
