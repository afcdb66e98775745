package dev.crashcart.console.page;

import dev.crashcart.core.apply.SignInResult;
import java.time.Instant;
import java.util.List;

/** A password that opens one session, when nobody can sign in; it becomes no account's. */
final class OneTimePage implements Page {
  private static final PasswordFields FIELDS = new PasswordFields(List.of());

  @Override
  public View view(Desk desk) {
    String excerpt =
        SignInPage.oneTimeRefusal(desk.status())
            .map(reason -> "Not needed: " + reason + ".")
            .orElse(
                "Nobody can sign in by password. This one opens one session; it is saved for no"
                    + " account and enables none. It ends after 15 minutes, when that session ends,"
                    + " or as soon as an account is usable. Right after it, give an account a"
                    + " password.");
    return new View.Form("One-time access", excerpt, FIELDS.fields(), "Open it");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return FIELDS.hash(
        answer, desk, hash -> opened(desk.appliance().openOneTimeAccess(hash, desk.who())));
  }

  /** Whoever opened it is in: its password need not be typed a third time. */
  private static Next opened(Instant until) {
    return new Next.SignedIn(new SignInResult.WelcomeOnce(until), read(until));
  }

  private static Next read(Instant until) {
    return new Next.HomeThen(
        TextPage.leading(
            "One-time access is open",
            new Lines()
                .words(
                    "Until "
                        + When.clock(until)
                        + " the password opens one session. It is written to the audit log that you"
                        + " opened it.")
                .words(
                    "No account was changed: still nobody can sign in for good. Choose an account"
                        + " now and give it a password, or enable the one it had.")
                .all(),
            "Accounts",
            desk -> new Next.HomeThen(AccountsPage.toRecover())));
  }
}
