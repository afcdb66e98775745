package dev.crashcart.console.command;

import dev.crashcart.console.page.InterfaceList;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.SshName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words that could come next where they depend on the settings: keys, values, accounts. */
public final class Completions {
  private static final Set<String> TAKE_KEYS = Set.of("show", "get", "set", "unset");

  private static final Set<String> TAKE_LINKS =
      Set.of("show", "identify", "lease-to-static", "take-over");

  private static final Set<String> TAKE_KEY_PAIRS = Set.of("show", "export", "remove");

  private Completions() {}

  /** The words that could follow these; empty where the settings do not matter. */
  public static List<String> after(List<String> before, Session session) throws HostFailure {
    if (before.isEmpty()) {
      return List.of();
    }
    if (before.equals(List.of("auth", "method"))) {
      return AccountsSettings.METHOD.choices();
    }
    if (TAKE_KEYS.contains(before.get(0)) && before.size() == 1) {
      return SettingKeys.all(session.appliance().current());
    }
    if (before.get(0).equals("set") && before.size() == 2) {
      return SettingKeys.find(before.get(1)).map(Key::choices).orElse(List.of());
    }
    if (before.get(0).equals("network")
        && before.size() == 2
        && TAKE_LINKS.contains(before.get(1))) {
      return InterfaceList.of(session.appliance().status()).stream()
          .map(known -> known.name().value())
          .toList();
    }
    if (before.get(0).equals("key-pair")
        && before.size() == 2
        && TAKE_KEY_PAIRS.contains(before.get(1))) {
      return session.appliance().current().ssh().keyPairs().keySet().stream()
          .map(SshName::value)
          .toList();
    }
    if (before.size() >= 2 && before.subList(0, 2).equals(List.of("account", "key"))) {
      return keyWords(before.subList(2, before.size()), session);
    }
    if (takesConnection(before)) {
      return session.appliance().current().ssh().connections().keySet().stream()
          .map(SshName::value)
          .toList();
    }
    boolean account = before.get(0).equals("account") && before.size() == 2;
    return account && !Set.of("add", "list").contains(before.get(1))
        ? accounts(session).stream().map(AccountName::value).toList()
        : List.of();
  }

  /** An account behind the verb, and its keys behind the account. */
  private static List<String> keyWords(List<String> before, Session session) throws HostFailure {
    if (before.size() == 1) {
      return accounts(session).stream().map(AccountName::value).toList();
    }
    boolean fingerprint = before.size() >= 2 && before.get(0).equals("remove");
    return fingerprint && AccountName.isName(before.get(1))
        ? List.copyOf(
            session
                .appliance()
                .sshDesk()
                .authorizedKeys()
                .fingerprints(new AccountName(before.get(1))))
        : List.of();
  }

  private static boolean takesConnection(List<String> before) {
    return before.equals(List.of("backup", "push"))
        || before.size() == 2
            && before.get(0).equals("connection")
            && !Set.of("add", "list").contains(before.get(1));
  }

  private static List<AccountName> accounts(Session session) throws HostFailure {
    return new ArrayList<>(session.appliance().current().accounts().effective().keySet());
  }
}
