package dev.crashcart.console.page;

import dev.crashcart.core.accounts.PasswordHash;
import java.util.List;
import java.util.function.Function;

/**
 * A new password for one thing, typed twice; then what will change.
 *
 * @param excerpt whose password, and what it opens
 * @param errand what is done with its hash
 */
record PasswordPage(
    String title, String excerpt, PasswordFields fields, Function<PasswordHash, Errand> errand)
    implements Page {

  static PasswordPage of(
      String title, String excerpt, String account, Function<PasswordHash, Errand> errand) {
    return new PasswordPage(title, excerpt, new PasswordFields(List.of(account)), errand);
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(title, excerpt, fields.fields(), "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return fields.hash(answer, desk, hash -> Next.open(errand.apply(hash).planned(desk)));
  }
}
