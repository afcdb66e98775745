package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.host.HostFailure;
import java.util.List;

/** The question whether the SSH keys of an account stay when its password is disabled. */
record KeysStayPage(AccountName name, int keys) implements Page {
  private static final String KEEP = "keep";
  private static final String REMOVE = "remove";

  /** Asks only when there are keys. */
  static Next opening(AccountName name, Desk desk) {
    return Next.look("Reading the keys of " + name + "…", () -> next(name, desk));
  }

  private static Next next(AccountName name, Desk desk) throws HostFailure {
    int keys = desk.appliance().sshDesk().authorizedKeys().list(name).keys().size();
    return Next.open(
        keys == 0 ? AccountErrands.disable(name).planned(desk) : new KeysStayPage(name, keys));
  }

  @Override
  public View view(Desk desk) {
    boolean one = keys == 1;
    return new View.Menu(
        "Shall the SSH " + (one ? "key" : "keys") + " of " + name + " stay?",
        one
            ? "1 SSH key opens " + name + " without any password."
            : keys + " SSH keys open " + name + " without any password.",
        List.of(),
        List.of(
            Item.of(
                KEEP,
                'k',
                one ? "The key stays" : "The keys stay",
                "Whoever holds one comes in over SSH as before; only the password is disabled."),
            Item.of(
                REMOVE,
                'r',
                one ? "Remove the key" : "Remove the keys",
                "Also those that somebody else wrote. Goes on to what will change.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return KeyErrands.disable(name, answer.choice().equals(REMOVE)).again(desk);
  }
}
