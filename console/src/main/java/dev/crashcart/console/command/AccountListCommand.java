package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code account list}: every account with its state. */
@Command(
    name = "list",
    description = "List the accounts with their state.",
    footer = {"", "Example: crashcart --json account list"})
final class AccountListCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    List<AccountStatus> accounts = session.appliance().status().accounts();
    Table table = new Table();
    accounts.forEach(it -> table.row(it.name().value(), AccountLookup.words(it)));
    return Reply.found(
        table.lines(), Map.of("accounts", accounts.stream().map(Facts::account).toList()));
  }
}
