package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.ssh.AuthorizedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SSH keys that still open accounts whose password is about to be closed: whoever shuts
 * somebody out is told how many ways in are left. It only looks.
 */
final class KeysLeft {
  private final Host host;

  KeysLeft(Host host) {
    this.host = host;
  }

  /** A plan of notes only, a sentence for each account that is closed and has keys. */
  Plan notes(AccountsSettings desired, AccountsState state) {
    List<String> notes = new ArrayList<>();
    for (AccountName name : AccountsSection.closed(desired, state)) {
      AccountsSection.findHome(state, name).flatMap(home -> note(name, home)).ifPresent(notes::add);
    }
    return new Plan(List.of(), List.of(), List.of(), notes);
  }

  private Optional<String> note(AccountName name, String home) {
    try {
      int keys = AuthorizedKeys.observe(host, home).size();
      if (keys == 0) {
        return Optional.empty();
      }
      boolean one = keys == 1;
      return Optional.of(
          (one ? "1 SSH key still lets " : keys + " SSH keys still let ")
              + name
              + " in; to shut that out as well, take "
              + (one ? "it" : "them")
              + " out of "
              + home
              + "/.ssh/authorized_keys.");
    } catch (HostFailure refused) {
      // Closing an account matters more than counting its keys.
      return Optional.of(
          "Whether SSH keys still let " + name + " in is not known: " + refused.getMessage());
    }
  }
}
