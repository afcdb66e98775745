package dev.crashcart.core.settings;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules that concern more than one setting or section.
 *
 * <p>Clashes between what is written are always told. What seems to be missing is told only when
 * everything could be read: else it may be in the part that could not.
 */
public final class CrossChecks {
  private final Input accounts;
  private final Problems problems;
  private final List<Account> inOrder = new ArrayList<>();

  private CrossChecks(Settings settings, Input input, Problems problems) {
    this.accounts = input.section(AccountsSettings.ACCOUNTS, problems);
    this.problems = problems;
    Map<String, Account> byName = new HashMap<>();
    settings.accounts().accounts().forEach((name, account) -> byName.put(name.value(), account));
    for (String name : accounts.children().keySet()) {
      Account account = byName.get(name);
      if (account != null) {
        inOrder.add(account);
      }
    }
  }

  /** Adds what does not fit together. */
  static void check(Settings settings, Input input, Problems problems) {
    boolean complete = !problems.hasErrors();
    CrossChecks checks = new CrossChecks(settings, input, problems);
    checks.userIds();
    checks.names();
    checks.homes();
    checks.administrators();
    PortChecks.check(settings, input, problems);
    if (complete) {
      SignInCheck.check(settings.accounts(), input, problems);
      NameChecks.check(settings, input, problems);
    }
  }

  private void userIds() {
    Map<Integer, Account> taken = new HashMap<>();
    for (Account account : inOrder) {
      if (account.uid().isEmpty()) {
        continue;
      }
      int uid = account.uid().get();
      boolean root = account.name().equals(AccountName.ROOT);
      if (root && uid != 0) {
        error(
            account, Account.UID, "root has the user id 0, always; write 0 or take the line out.");
      } else if (!root && uid == 0) {
        error(
            account,
            Account.UID,
            "0 is root's; for an administrator leave it out and write administrator: true.");
      } else if (taken.containsKey(uid)) {
        String other = taken.get(uid).name().value();
        error(account, Account.UID, uid + " is the user id of " + other + " already.");
      } else {
        taken.put(uid, account);
      }
    }
  }

  private void names() {
    Map<String, Account> taken = new HashMap<>();
    for (Account account : inOrder) {
      String name = account.name().value();
      Account other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), account);
      if (other != null) {
        problems.warning(
            key(account),
            accounts.children().get(name).namePlace(),
            "differs from " + other.name() + " only by capitals; people will confuse the two.");
      }
    }
  }

  /** The first user of a home is who needs not write it, else who wrote it first. */
  private void homes() {
    Map<String, Account> taken = new HashMap<>();
    Function<Account, String> own =
        account ->
            account.name().equals(AccountName.ROOT) ? "/root" : "/home/" + account.name().value();
    for (Account account : inOrder) {
      if (account.home().map(own.apply(account)::equals).orElse(true)) {
        taken.put(own.apply(account), account);
      }
    }
    for (Account account : inOrder) {
      if (account.home().isEmpty()) {
        continue;
      }
      Account other = taken.putIfAbsent(account.home().get(), account);
      if (other != null && !other.equals(account)) {
        warning(
            account,
            Account.HOME,
            Key.quote(account.home().get())
                + " is the home folder of "
                + other.name()
                + " already; each would read the other's files.");
      }
    }
  }

  private void administrators() {
    for (Account account : inOrder) {
      Input entry = accounts.children().get(account.name().value());
      boolean denied = entry.has(Account.ADMINISTRATOR) && !account.administratorFlag();
      if (denied && account.administrator()) {
        warning(
            account,
            Account.ADMINISTRATOR,
            account.name() + " is an administrator always; this line does nothing.");
      }
    }
  }

  private void error(Account account, Key<?> setting, String message) {
    problems.error(key(account, setting), place(account, setting), message);
  }

  private void warning(Account account, Key<?> setting, String message) {
    problems.warning(key(account, setting), place(account, setting), message);
  }

  private Place place(Account account, Key<?> setting) {
    return accounts.children().get(account.name().value()).placeOf(setting);
  }

  private static String key(Account account) {
    return KeyPath.join(AccountsSettings.ACCOUNTS, account.name().value());
  }

  private static String key(Account account, Key<?> setting) {
    return KeyPath.join(key(account), setting.name());
  }
}
