package dev.crashcart.console.command;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account add NAME}: a new account with its password. */
@Command(
    name = "add",
    description = "Add an account and set its password.",
    footer = {"", "Example: crashcart account add ann --administrator --full-name 'Ann Lee'"})
final class AccountAddCommand implements Verb {
  @Parameters(paramLabel = "NAME", converter = AccountNames.class, description = "Its name.")
  private AccountName name = AccountName.ADMIN;

  @Option(
      names = "--administrator",
      description = "It may run anything by sudo with its own password.")
  private boolean administrator;

  @Option(names = "--full-name", paramLabel = "TEXT", description = "Who it belongs to.")
  private Optional<String> fullName = Optional.empty();

  @Mixin private PasswordOption password = new PasswordOption();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    boolean taken =
        session
            .appliance()
            .findAccount(name)
            .filter(it -> it.onSystem() || it.inSettings())
            .isPresent();
    if (taken) {
      return Reply.problem(
          "accounts." + name,
          "There is an account "
              + Key.quote(name.value())
              + " already. Its password: crashcart account password "
              + name);
    }
    Optional<String> full;
    try {
      full = fullName.flatMap(Account.FULL_NAME.reader()::apply);
    } catch (IllegalArgumentException refused) {
      return Reply.problem("accounts." + name + ".full-name", refused.getMessage());
    }
    return password.read(
        session,
        name.value(),
        List.of(name.value()),
        hash -> add(session, session.appliance().current(), full, hash));
  }

  private Reply add(Session session, Settings now, Optional<String> full, PasswordHash hash)
      throws HostFailure {
    Account account =
        new Account(
            name,
            Optional.of(hash),
            Account.PASSWORD_ENABLED.defaultValue(),
            Account.LOCKED.defaultValue(),
            administrator,
            Optional.empty(),
            full,
            Optional.empty(),
            Optional.empty());
    Map<AccountName, Account> accounts = new TreeMap<>(now.accounts().accounts());
    accounts.put(name, account);
    Settings changed =
        now.with(new AccountsSettings(now.accounts().method(), now.accounts().policy(), accounts));
    return change.carryOut(
        session,
        session.appliance().plan(changed, change.consent(session)),
        "add the account " + name);
  }
}
