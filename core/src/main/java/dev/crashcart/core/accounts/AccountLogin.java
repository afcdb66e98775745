package dev.crashcart.core.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service that lets people in must know of an account on the system.
 *
 * @param status its password, second factor and failures
 * @param shell of passwd(5)
 * @param groups the names of all its groups, its own first
 */
public record AccountLogin(
    AccountStatus status, int uid, String home, String shell, List<String> groups) {
  public AccountLogin {
    groups = List.copyOf(groups);
  }

  /** Those of the accounts that people look at: of the settings, root, the administrators. */
  public static List<AccountLogin> all(AccountsSettings settings, AccountsState state) {
    return new AccountStatuses(settings, state)
        .all().stream().flatMap(status -> find(status, state).stream()).toList();
  }

  private static Optional<AccountLogin> find(AccountStatus status, AccountsState state) {
    return state
        .find(status.name())
        .map(
            entry ->
                new AccountLogin(
                    status,
                    entry.uid(),
                    entry.home(),
                    entry.shell(),
                    groups(entry.name(), entry.gid(), state)));
  }

  private static List<String> groups(String name, int own, AccountsState state) {
    List<String> groups = new ArrayList<>();
    state
        .groups()
        .forEach(
            (group, entry) -> {
              if (entry.gid().orElse(-1) == own) {
                groups.add(0, group);
              } else if (entry.members().contains(name)) {
                groups.add(group);
              }
            });
    return groups;
  }
}
