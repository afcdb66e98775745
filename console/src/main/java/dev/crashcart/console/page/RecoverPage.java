package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.apply.AccountChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Getting one account to work again: what to put right is ticked, what its state asks for is ticked
 * already, and everything ticked is done in one transaction.
 *
 * @param disabled whether its password is, on the system or in the settings: the system shows only
 *     the lock of an account that is both
 */
record RecoverPage(AccountStatus account, boolean disabled, boolean locked) implements Page {
  // The ids are the options of the command as well.
  private static final String ENABLE = "enable";
  private static final String UNLOCK = "unlock";
  private static final String FAILURES = "clear-failures";
  private static final String SECOND_FACTOR = "second-factor-off";
  private static final String SESSIONS = "end-sessions";

  /** The account's page as its state and the settings make it. */
  static RecoverPage of(AccountStatus account, Optional<Account> wanted) {
    return new RecoverPage(
        account,
        account.state() == PasswordState.DISABLED
            || wanted.map(it -> !it.passwordEnabled()).orElse(false),
        account.state() == PasswordState.LOCKED || wanted.map(Account::locked).orElse(false));
  }

  /** Looks up what the settings say of the account, then opens its page. */
  static Next opening(AccountStatus account, Kept kept, Desk desk) {
    return Next.look(
        "Looking at " + account.name() + "…",
        () -> {
          Map<AccountName, Account> wanted = desk.appliance().current().accounts().effective();
          return Next.open(
              kept.same(
                  "recover " + account.name(),
                  of(account, Optional.ofNullable(wanted.get(account.name())))));
        });
  }

  @Override
  public View view(Desk desk) {
    List<Field> all = new ArrayList<>();
    all.addAll(
        fields()
            .fields(
                "New password",
                withoutPassword()
                    ? "It has none: type one."
                    : "Leave both empty to keep the password it has."));
    all.add(tick(ENABLE, "Enable its password", "It is disabled now.", disabled, "it is enabled"));
    all.add(tick(UNLOCK, "Unlock it", "It is locked now.", locked, "it is not locked"));
    all.add(
        tick(
            FAILURES,
            "Clear failed attempts",
            StatusLines.attempts(account.failedAttempts()) + " counted now.",
            account.failedAttempts() > 0 || account.lockedByFailures(),
            "there are none"));
    all.addAll(exceptions());
    return new View.Form(
        "Recover access: " + account.name(),
        "Now: " + AccountsPage.state(account) + ". Only what is ticked or typed here changes.",
        all,
        "Continue");
  }

  /** Whether there is none to be enabled, not even one kept from before it was disabled. */
  private boolean withoutPassword() {
    return account.state() == PasswordState.NONE
        || account.state() == PasswordState.DISABLED && account.scheme().isEmpty();
  }

  /** A lost phone is the exception, and a running session may be the operator's own: unticked. */
  private List<Field> exceptions() {
    return List.of(
        unticked(
            SECOND_FACTOR,
            "Second factor off",
            "The code is not asked any more; enrol anew afterwards. Other accounts keep theirs.",
            account.secondFactor(),
            "it has none"),
        unticked(
            SESSIONS,
            "End its sessions",
            "Running now: " + account.sessions() + ". The one you sit at stays.",
            account.sessions() > 0,
            "none is running"));
  }

  private static Field tick(
      String id, String label, String help, boolean possible, String otherwise) {
    Field field = Field.tick(id, label, help, possible);
    return possible ? field : field.disabledBecause(otherwise);
  }

  private static Field unticked(
      String id, String label, String help, boolean possible, String otherwise) {
    Field field = Field.tick(id, label, help, false);
    return possible ? field : field.disabledBecause(otherwise);
  }

  private PasswordFields fields() {
    return new PasswordFields(List.of(account.name().value()));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (!PasswordFields.empty(answer)) {
      return fields()
          .hash(answer, desk, hash -> Next.open(errand(answer, Optional.of(hash)).planned(desk)));
    }
    if (withoutPassword() && answer.ticked(ENABLE)) {
      return new Next.Problems(
          Map.of(PasswordFields.FIRST, "There is no password to enable: type a new one."));
    }
    boolean nothing =
        List.of(ENABLE, UNLOCK, FAILURES, SECOND_FACTOR, SESSIONS).stream()
            .noneMatch(answer::ticked);
    return nothing
        ? new Next.Problems(
            Map.of(
                PasswordFields.FIRST,
                "Nothing is chosen: type a new password, or tick what to put right."))
        : errand(answer, Optional.empty()).begin(desk);
  }

  private Errand errand(Answer answer, Optional<PasswordHash> hash) {
    AccountName name = account.name();
    Recovery recovery =
        new Recovery(
            name, answer.ticked(FAILURES), answer.ticked(SECOND_FACTOR), answer.ticked(SESSIONS));
    boolean once = recovery.clearFailures() || recovery.secondFactorOff() || recovery.endSessions();
    AccountChange change =
        new AccountChange(
            hash,
            answer.ticked(ENABLE) ? Optional.of(true) : Optional.empty(),
            answer.ticked(UNLOCK) ? Optional.of(false) : Optional.empty(),
            once ? Optional.of(recovery) : Optional.empty());
    return Errand.of(
        "recover access of " + name,
        command(answer, hash.isPresent()),
        (appliance, consent) -> appliance.planAccount(name, change, consent));
  }

  /** The same by command line. */
  String command(Answer answer, boolean password) {
    StringBuilder command = new StringBuilder("crashcart account recover " + account.name());
    if (password) {
      // Said as well, for without it and without a tick the command chooses by the state.
      command.append(" --password --stdin");
    }
    List.of(ENABLE, UNLOCK, FAILURES, SECOND_FACTOR, SESSIONS).stream()
        .filter(answer::ticked)
        .forEach(option -> command.append(" --").append(option));
    return command.toString();
  }
}
