package dev.crashcart.console.command;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The dotted keys that a command may name, with the settings behind them. */
final class SettingKeys {
  private SettingKeys() {}

  /** The setting behind a dotted key; empty for a group and for a key that is not known. */
  static Optional<Key<?>> find(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    if (dotted.equals(Settings.FORMAT_KEY.name())) {
      return Optional.of(Settings.FORMAT_KEY);
    }
    if (parts.size() == 2 && parts.get(0).equals(AccountsSettings.AUTHENTICATION)) {
      return named(AccountsSettings.authenticationKeys(), parts.get(1));
    }
    if (parts.size() == 3 && parts.get(0).equals(AccountsSettings.ACCOUNTS)) {
      return named(Account.KEYS, parts.get(2));
    }
    return Optional.empty();
  }

  /** Whether a dotted key names a group of settings. */
  static boolean isGroup(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    return dotted.equals(AccountsSettings.AUTHENTICATION)
        || dotted.equals(AccountsSettings.ACCOUNTS)
        || parts.get(0).equals(AccountsSettings.ACCOUNTS)
            && parts.size() == 2
            && !parts.get(1).isEmpty();
  }

  /** Every key there is for these accounts. */
  static List<String> all(Collection<AccountName> accounts) {
    List<String> keys = new ArrayList<>();
    AccountsSettings.authenticationKeys()
        .forEach(key -> keys.add(KeyPath.join(AccountsSettings.AUTHENTICATION, key.name())));
    for (AccountName account : accounts) {
      String group = KeyPath.join(AccountsSettings.ACCOUNTS, account.value());
      Account.KEYS.forEach(key -> keys.add(KeyPath.join(group, key.name())));
    }
    return keys;
  }

  /** The reply to a key that is not known, naming the nearest one. */
  static Reply unknown(String dotted, Settings settings) {
    List<AccountName> accounts = new ArrayList<>(settings.accounts().effective().keySet());
    accounts.add(AccountName.ADMIN);
    List<String> known = all(accounts);
    known.addAll(List.of(AccountsSettings.AUTHENTICATION, AccountsSettings.ACCOUNTS));
    Optional<String> nearest = Nearest.to(dotted, known).or(() -> lastPart(dotted));
    return Reply.usage(
        "There is no setting "
            + Key.quote(dotted)
            + "."
            + nearest
                .map(near -> " Did you mean " + near + "?")
                .orElse(" The settings are below authentication and accounts.NAME."));
  }

  /** A slip in the last part of a long key counts against that part alone. */
  private static Optional<String> lastPart(String dotted) {
    List<String> parts = KeyPath.split(dotted);
    String last = parts.get(parts.size() - 1);
    if (parts.size() != 3 || !parts.get(0).equals(AccountsSettings.ACCOUNTS)) {
      return Optional.empty();
    }
    return Nearest.to(last, Account.KEYS.stream().map(Key::name).toList())
        .map(known -> KeyPath.join(KeyPath.join(parts.get(0), parts.get(1)), known));
  }

  private static Optional<Key<?>> named(List<Key<?>> keys, String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }
}
