package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.AccountKeys;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code account key list NAME}: the keys that open it now. */
@Command(
    name = "list",
    description = "List the SSH keys that open an account, those that others wrote as well.",
    footer = {"", "Example: crashcart account key list admin"})
final class AccountKeyListCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      converter = AccountNames.class,
      description = "The name of the account.")
  private AccountName name = AccountName.ADMIN;

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(session, name, found -> listed(session));
  }

  private Reply listed(Session session) throws HostFailure {
    AccountKeys keys = session.appliance().sshDesk().authorizedKeys().list(name);
    List<String> lines = new ArrayList<>();
    keys.keys().forEach(key -> lines.add(KeyFacts.line(key)));
    if (lines.isEmpty()) {
      lines.add("No SSH key opens " + name + ".");
    }
    return Reply.found(
            lines,
            Facts.object(
                "account",
                name.value(),
                "keys",
                keys.keys().stream().map(KeyFacts::object).toList(),
                "warnings",
                keys.warnings()))
        .withNotes(keys.warnings());
  }
}
