package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.KeyRemoval;
import dev.crashcart.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SSH keys that still open accounts whose password is about to be closed: whoever shuts
 * somebody out is told how many ways in are left.
 */
final class KeysLeft {
  private KeysLeft() {}

  /** A plan of notes only, a sentence for each account that is closed and has keys. */
  static Plan notes(AccountsSettings desired, AccountsState state, List<KeyRemoval> keysGone) {
    List<String> notes = new ArrayList<>();
    for (AccountName name : AccountsSection.closed(desired, state)) {
      Optional<String> obstacle = AccountsSection.findKeyObstacle(state, name);
      long keys = AccountsSection.keysAfterwards(desired, state, name, keysGone);
      if (obstacle.isPresent()) {
        notes.add("Whether SSH keys still let " + name + " in is not known: " + obstacle.get());
      } else if (keys > 0) {
        notes.add(left(name, keys));
      }
    }
    return new Plan(List.of(), List.of(), List.of(), notes);
  }

  private static String left(AccountName name, long keys) {
    boolean one = keys == 1;
    return (one ? "1 SSH key still lets " : keys + " SSH keys still let ")
        + name
        + " in; to shut that out as well: crashcart account key remove "
        + name
        + " --all";
  }
}
