package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything about signing in; the numbers never move. */
final class SignInPage implements Page {
  private static final String RECOVER = "recover";
  private static final String ACCOUNTS = "accounts";
  private static final String ADD = "add";
  private static final String METHOD = "method";
  private static final String ONE_TIME = "one-time";
  private static final String DRIFT = "drift";
  private static final String OWN = "own";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    Optional<Status> status = desk.status();
    List<Item> items = new ArrayList<>(always());
    items.add(
        new Item(
            ONE_TIME,
            '5',
            "One-time access",
            oneTimeRefusal(status),
            "A password for one session, when nobody can sign in any more. It is no account's"
                + " password and changes none."));
    items.add(
        new Item(
            DRIFT,
            '6',
            "Changed outside Crashcart",
            driftRefusal(status),
            "Somebody used passwd or usermod, or edited a file: take it into the settings, or put"
                + " the settings back."));
    items.add(
        new Item(
            OWN,
            '7',
            "My own password",
            own(desk).isPresent()
                ? Optional.empty()
                : Optional.of("nobody is signed in at this console; use 1 or 2"),
            "A new password for the account you are signed in with."));
    return new View.Menu(
        "Sign-in and passwords",
        status.map(StatusLines::signIn).orElse(StatusLines.LOOKING),
        List.of(),
        items);
  }

  private static List<Item> always() {
    return List.of(
        Item.of(
            RECOVER,
            '1',
            "Recover access",
            "Somebody is locked out, or a password is forgotten: choose the account, then what to"
                + " put right. Disabled and locked accounts too."),
        Item.of(
            ACCOUNTS,
            '2',
            "Accounts",
            "Every account with its state: set a password, enable, disable, lock, unlock."),
        Item.of(
            ADD,
            '3',
            "Add an account",
            "A new account, administrator or not, with a password of its own."),
        Item.of(
            METHOD,
            '4',
            "How people sign in",
            "Administrative user, root user (not recommended), or the web UI."));
  }

  private static Optional<AccountName> own(Desk desk) {
    return desk.who().account().map(AccountName::new);
  }

  /** Why there is no one-time access now. */
  static Optional<String> oneTimeRefusal(Optional<Status> status) {
    if (status.isEmpty()) {
      return Optional.of("the system is still being looked at");
    }
    if (!status.get().setUp()) {
      return Optional.of("nothing is set up yet; use 4");
    }
    return status.get().somebodyUsable()
        ? Optional.of("an administrator can sign in by password")
        : Optional.empty();
  }

  private static Optional<String> driftRefusal(Optional<Status> status) {
    if (status.isEmpty()) {
      return Optional.of("the system is still being looked at");
    }
    return status.get().drift().isEmpty()
        ? Optional.of("the machine is as the settings say")
        : Optional.empty();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case RECOVER -> kept.open(RECOVER, AccountsPage::toRecover);
      case ACCOUNTS -> kept.open(ACCOUNTS, AccountsPage::all);
      case ADD -> kept.open(ADD, NewAccountPage::blank);
      case METHOD -> kept.open(METHOD, MethodPage::new);
      case ONE_TIME -> kept.open(ONE_TIME, OneTimePage::new);
      case DRIFT -> Next.open(new DriftPage());
      case OWN ->
          own(desk)
              .<Next>map(name -> kept.open(OWN, () -> AccountErrands.passwordPage(name)))
              .orElse(Next.stay());
      default -> Next.stay();
    };
  }
}
