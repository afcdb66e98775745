package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import java.util.List;

/** The command line that is opened from the menu: of whoever signed in, or else of root. */
final class LoginShell {
  private LoginShell() {}

  /** Its command; not the account's own shell, which may be this menu. */
  static List<String> of(Who who) {
    return who.account()
        .filter(name -> !name.equals(AccountName.ROOT.value()))
        .map(name -> List.of("/bin/su", "-l", "-s", "/bin/bash", name))
        .orElse(List.of("/bin/bash", "-l"));
  }
}
