package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every account with its state, administrators first. */
final class AccountsPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String RECOVER = "recover";

  private final boolean recovering;
  private final Kept kept = new Kept();

  private AccountsPage(boolean recovering) {
    this.recovering = recovering;
  }

  /** The list as such. */
  static AccountsPage all() {
    return new AccountsPage(false);
  }

  /** The list from which one account is chosen to get it working again. */
  static AccountsPage toRecover() {
    return new AccountsPage(true);
  }

  @Override
  public View view(Desk desk) {
    List<KeyHint> keys = new ArrayList<>();
    keys.add(new KeyHint(ENTER, '\n', Optional.empty(), recovering ? "recover it" : "open"));
    if (!recovering) {
      keys.add(KeyHint.of(RECOVER, 'r', "recover access"));
      keys.add(KeyHint.of(NEW, 'n', "new account"));
    }
    return new View.Table(
        recovering ? "Recover access: which account?" : "Accounts",
        recovering
            ? "Any of them, also disabled and locked ones. What is put right you choose next."
            : "",
        List.of("Account", "State", "Admin", "Failed", "Settings"),
        sorted(desk).stream().map(AccountsPage::row).toList(),
        desk.status().isPresent() ? "There are no accounts yet; n adds one." : StatusLines.LOOKING,
        keys);
  }

  private static List<AccountStatus> sorted(Desk desk) {
    return desk.status().map(Status::accounts).orElse(List.of()).stream()
        .sorted(
            Comparator.comparing((AccountStatus account) -> !account.administrator())
                .thenComparing(AccountStatus::name))
        .toList();
  }

  private static Row row(AccountStatus account) {
    return new Row(
        account.name().value(),
        List.of(
            account.name().value(),
            state(account),
            account.administrator() ? "yes" : "no",
            account.failedAttempts() == 0 ? "-" : String.valueOf(account.failedAttempts()),
            account.inSettings() ? "yes" : "no"));
  }

  /** Its state in words, with what failed attempts do to it. */
  static String state(AccountStatus account) {
    return account.state().words() + (account.lockedByFailures() ? ", shut out by failures" : "");
  }

  /** The account as the latest status knows it. */
  static Optional<AccountStatus> find(Desk desk, AccountName name) {
    return desk.status().map(Status::accounts).orElse(List.of()).stream()
        .filter(account -> account.name().equals(name))
        .findFirst();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(NEW)) {
      return kept.open(NEW, NewAccountPage::blank);
    }
    Optional<AccountStatus> chosen = answer.row().flatMap(row -> find(desk, new AccountName(row)));
    if (chosen.isEmpty()) {
      return Next.stay();
    }
    return recovering || answer.choice().equals(RECOVER)
        ? RecoverPage.opening(chosen.get(), kept, desk)
        : kept.open("account " + chosen.get().name(), () -> new AccountPage(chosen.get().name()));
  }
}
