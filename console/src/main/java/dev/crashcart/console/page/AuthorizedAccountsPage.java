package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import java.util.List;
import java.util.Optional;

/** The accounts, to choose whose SSH keys are looked at. */
final class AuthorizedAccountsPage implements Page {
  private static final String ENTER = "enter";

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "Authorised keys: whose?",
        "Each account has keys of its own: whoever holds one of them comes in as that account.",
        List.of("Account", "Password", "Administrator"),
        desk.status().map(it -> it.accounts()).orElse(List.of()).stream()
            .map(AuthorizedAccountsPage::row)
            .toList(),
        desk.status().isPresent() ? "There is no account." : StatusLines.LOOKING,
        List.of(new KeyHint(ENTER, '\n', Optional.empty(), "its keys")));
  }

  private static Row row(AccountStatus account) {
    return new Row(
        account.name().value(),
        List.of(
            account.name().value(),
            AccountsPage.state(account),
            account.administrator() ? "yes" : "no"));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer
        .row()
        .map(AccountName::new)
        .map(name -> AuthorizedKeysPage.opening(name, desk))
        .orElse(Next.stay());
  }
}
