package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts by the name that was typed, and their state in words. */
final class AccountLookup {
  private AccountLookup() {}

  /** What is done with an account that exists. */
  @FunctionalInterface
  interface Then {
    Reply go(AccountStatus account) throws HostFailure;
  }

  /** Looks an account up and goes on; before anything is asked for, a slip is told. */
  static Reply find(Session session, AccountName name, Then then) throws HostFailure {
    Optional<AccountStatus> found = session.appliance().findAccount(name);
    if (found.isPresent()) {
      return then.go(found.get());
    }
    List<AccountStatus> accounts = session.appliance().status().accounts();
    return unknown(name.value(), accounts.stream().map(it -> it.name().value()).toList());
  }

  /** The reply when a key names an account that the settings do not have. */
  static Optional<Reply> unknownIn(String key, Settings settings) {
    List<String> parts = KeyPath.split(key);
    if (parts.size() < 2 || !parts.get(0).equals(AccountsSettings.ACCOUNTS)) {
      return Optional.empty();
    }
    List<String> known =
        settings.accounts().effective().keySet().stream().map(AccountName::value).toList();
    return known.contains(parts.get(1))
        ? Optional.empty()
        : Optional.of(unknown(parts.get(1), known));
  }

  /** {@code password set, administrator, 3 failed attempts}. */
  static String words(AccountStatus account) {
    List<String> words = new ArrayList<>(List.of(account.state().words()));
    if (account.administrator()) {
      words.add("administrator");
    }
    if (account.failedAttempts() > 0) {
      words.add(
          account.failedAttempts()
              + (account.failedAttempts() == 1 ? " failed attempt" : " failed attempts")
              + (account.lockedByFailures() ? " (kept out for now)" : ""));
    }
    if (account.secondFactor()) {
      words.add("second factor");
    }
    if (account.sessions() > 0) {
      words.add(account.sessions() + (account.sessions() == 1 ? " session" : " sessions"));
    }
    if (!account.inSettings()) {
      words.add("not in the settings");
    }
    return String.join(", ", words);
  }

  private static Reply unknown(String name, List<String> known) {
    return Reply.problem(
        KeyPath.join(AccountsSettings.ACCOUNTS, name),
        "There is no account "
            + Key.quote(name)
            + "."
            + Nearest.to(name, known)
                .map(near -> " Did you mean " + near + "?")
                .orElse(known.isEmpty() ? "" : " Known: " + String.join(", ", known) + ".")
            + " A new one: crashcart account add "
            + name);
  }
}
