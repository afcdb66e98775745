package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.AuthorizedKeysDesk;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account disable NAME}: its password opens nothing, SSH included; its keys may go too. */
@Command(
    name = "disable",
    description =
        "Switch the password of an account off, SSH by password included. SSH keys still work"
            + " unless they are removed as well.",
    footer = {"", "Example: crashcart account disable ann --keys remove"})
final class AccountDisableCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      converter = AccountNames.class,
      description = "The name of the account.")
  private AccountName name = AccountName.ADMIN;

  @Option(
      names = "--keys",
      paramLabel = "keep|remove",
      description =
          "Whether its SSH keys stay. Without a terminal to ask at they do, and it is said so.")
  private Optional<Keys> keys = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  /** What becomes of them; the words of the command line. */
  enum Keys {
    keep,
    remove
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(session, name, found -> disable(session));
  }

  private Reply disable(Session session) throws HostFailure {
    AuthorizedKeysDesk desk = session.appliance().sshDesk().authorizedKeys();
    boolean go = keys.isPresent() ? keys.get() == Keys.remove : asked(session, desk);
    return change.carryOut(
        session,
        desk.planDisable(name, go, change.consent(session)),
        "disable the password of " + name);
  }

  private boolean asked(Session session, AuthorizedKeysDesk desk) throws HostFailure {
    int count = session.asker().canAsk() ? desk.fingerprints(name).size() : 0;
    return count > 0
        && Agreement.asked(
            session,
            count == 1
                ? "1 SSH key opens " + name + " as well. Remove it"
                : count + " SSH keys open " + name + " as well. Remove them");
  }
}
