package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AuthorizedKey;
import java.util.List;

/**
 * The SSH keys of an account as they stand on the machine.
 *
 * @param warnings what is odd about them and what to do, a sentence each
 */
public record AccountKeys(List<AuthorizedKey> keys, List<String> warnings) {
  public AccountKeys {
    keys = List.copyOf(keys);
    warnings = List.copyOf(warnings);
  }
}
