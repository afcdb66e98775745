package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;

/** The question before the terminal is given to a shell. */
final class ShellPage implements Page {
  private static final String OPEN = "open";
  private static final String NO = "no";

  @Override
  public View view(Desk desk) {
    return new View.Question(
        "Open a shell?",
        new Lines()
            .words(
                "What you type there happens at once: no plan is shown and nothing goes back by"
                    + " itself. That you opened it is written to the audit log.")
            .words("It is the shell of " + whose(desk) + ". Type exit to come back to this menu.")
            .all(),
        List.of(
            Item.of(OPEN, 'y', "Open the shell", "The menu waits meanwhile."),
            Item.of(NO, 'n', "Back", "Nothing happens.")),
        Optional.empty());
  }

  private static String whose(Desk desk) {
    return desk.gate().asks() && !desk.gate().signedIn()
        ? "whoever signs in for it"
        : desk.who().account().orElse(AccountName.ROOT.value());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (!answer.choice().equals(OPEN)) {
      return Next.back();
    }
    return Next.work("Opening a shell…", () -> opened(desk));
  }

  private static Next opened(Desk desk) throws HostFailure {
    if (desk.appliance().kind() == Host.Kind.SIMULATED) {
      return new Next.Replace(
          TextPage.of(
              "This is a demonstration",
              new Lines()
                  .words(
                      "On the real machine the terminal would now belong to a shell until you type"
                          + " exit. Here nothing was started.")
                  .all()));
    }
    return desk.appliance()
        .shell(desk.who())
        .<Next>map(Next.Shell::new)
        .orElse(new Next.Tell("There is no shell here: this system is not running."));
  }
}
