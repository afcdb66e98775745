package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.AuthorizedKeysDesk;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account key remove NAME}: keys that open it no more, whoever wrote them. */
@Command(
    name = "remove",
    description =
        "Take SSH keys of an account away, by fingerprint; those that others wrote as well.",
    footer = {"", "Example: crashcart account key remove ann --all"})
final class AccountKeyRemoveCommand implements Verb {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      converter = AccountNames.class,
      description = "The name of the account.")
  private AccountName name = AccountName.ADMIN;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FINGERPRINT",
      description = "SHA256:…, as account key list shows it.")
  private List<String> fingerprints = List.of();

  @Option(names = "--all", description = "Every key there is.")
  private boolean all;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(session, name, found -> remove(session));
  }

  private Reply remove(Session session) throws HostFailure {
    AuthorizedKeysDesk desk = session.appliance().sshDesk().authorizedKeys();
    if (all != fingerprints.isEmpty()) {
      return Reply.usage("Say which keys: their fingerprints, or --all.");
    }
    Set<String> gone = all ? desk.fingerprints(name) : new TreeSet<>(fingerprints);
    return change.carryOut(
        session,
        desk.planRemove(name, gone, change.consent(session)),
        "remove SSH keys of " + name);
  }
}
