package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import java.util.List;
import java.util.Optional;

/** The last of three steps away from root: an administrator is there, root's password may go. */
final class RootOffPage implements Page {
  private static final String DISABLE = "disable";
  private static final String LATER = "later";

  @Override
  public View view(Desk desk) {
    return new View.Question(
        "Disable root's password now?",
        new Lines()
            .words(
                "An administrator can sign in. With root's password disabled everybody signs in"
                    + " with an account of their own, and the log tells who did what.")
            .words("You can enable it for limited use later, and disable it again.")
            .all(),
        List.of(
            Item.of(DISABLE, 'y', "Disable it", "Shows first what that changes."),
            Item.of(LATER, 'n', "Later", "Root stays usable; the main menu keeps saying so.")),
        Optional.empty());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(DISABLE)
        ? AccountErrands.disable(AccountName.ROOT).begin(desk)
        : new Next.Home();
  }
}
