package dev.crashcart.core.accounts;

import java.util.Set;

/**
 * Lines of an account's authorized_keys that others wrote and that go.
 *
 * @param fingerprints of the keys, {@code SHA256:…}
 */
public record KeyRemoval(AccountName account, Set<String> fingerprints) {
  public KeyRemoval {
    fingerprints = Set.copyOf(fingerprints);
  }
}
