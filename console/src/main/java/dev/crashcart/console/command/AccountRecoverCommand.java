package dev.crashcart.console.command;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code account recover NAME}: gets one account to work again, in one transaction. */
@Command(
    name = "recover",
    description =
        "Get one account to work again: all that is chosen is done at once, nothing else changes."
            + " With nothing chosen: a new password, and what the state of the account asks for"
            + " (enable, unlock, clear failed attempts).",
    footer = {"", "Example: crashcart account recover admin"})
final class AccountRecoverCommand implements Verb {
  @Mixin private AccountChanging account = new AccountChanging();
  @Mixin private PasswordOption password = new PasswordOption();

  @Option(
      names = "--password",
      description = "Set a new password; alone, nothing but the password changes.")
  private boolean ask;

  @Option(names = "--enable", description = "Switch its password on.")
  private boolean enable;

  @Option(names = "--unlock", description = "Unlock it.")
  private boolean unlock;

  @Option(names = "--clear-failures", description = "Forget its failed attempts.")
  private boolean clearFailures;

  @Option(
      names = "--second-factor-off",
      description = "Take its second factor away; other accounts keep theirs.")
  private boolean secondFactorOff;

  @Option(names = "--end-sessions", description = "End its running sessions but this one.")
  private boolean endSessions;

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(
        session,
        account.name(),
        found -> {
          boolean nothing = !(enable || unlock || clearFailures || secondFactorOff || endSessions);
          // Where the password comes from says nothing about what is to be put right.
          if (nothing && !ask) {
            chooseFor(session, found);
          }
          return ask || nothing || password.fromStandardInput()
              ? password.read(
                  session,
                  found.name().value(),
                  List.of(found.name().value()),
                  hash -> recover(session, found, Optional.of(hash)))
              : recover(session, found, Optional.empty());
        });
  }

  /** Chooses what the state of the account asks for, and says so before the password is asked. */
  private void chooseFor(Session session, AccountStatus found) throws HostFailure {
    Optional<Account> wanted =
        Optional.ofNullable(session.appliance().current().accounts().effective().get(found.name()));
    enable =
        found.state() == PasswordState.DISABLED
            || found.state() == PasswordState.EXPIRED
            || wanted.map(it -> !it.passwordEnabled()).orElse(false);
    unlock = found.state() == PasswordState.LOCKED || wanted.map(Account::locked).orElse(false);
    clearFailures = found.failedAttempts() > 0 || found.lockedByFailures();
    session.tell().accept("Recovering " + found.name() + ": " + chosen() + ".");
  }

  private String chosen() {
    StringBuilder words = new StringBuilder("a new password");
    words.append(enable ? ", enabled" : "");
    words.append(unlock ? ", unlocked" : "");
    words.append(clearFailures ? ", failed attempts cleared" : "");
    return words.toString();
  }

  private Reply recover(Session session, AccountStatus found, Optional<PasswordHash> hash)
      throws HostFailure {
    boolean once = clearFailures || secondFactorOff || endSessions;
    AccountChange what =
        new AccountChange(
            hash,
            enable ? Optional.of(true) : Optional.empty(),
            unlock ? Optional.of(false) : Optional.empty(),
            once
                ? Optional.of(
                    new Recovery(found.name(), clearFailures, secondFactorOff, endSessions))
                : Optional.empty());
    return account.go(session, found, "recover access of", what);
  }
}
