package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import java.util.List;
import java.util.Optional;

/** What can be done with one account; what does not apply stays in its place, with the reason. */
final class AccountPage implements Page {
  private static final String PASSWORD = "password";
  private static final String ENABLE = "enable";
  private static final String DISABLE = "disable";
  private static final String LOCK = "lock";
  private static final String UNLOCK = "unlock";
  private static final String RECOVER = "recover";

  private final AccountName name;
  private final Kept kept = new Kept();

  AccountPage(AccountName name) {
    this.name = name;
  }

  @Override
  public View view(Desk desk) {
    Optional<AccountStatus> account = AccountsPage.find(desk, name);
    return new View.Menu(
        "Account " + name,
        account.map(AccountPage::summary).orElse(name + " is gone from this system."),
        List.of(),
        account.map(AccountPage::items).orElse(List.of()));
  }

  private static String summary(AccountStatus account) {
    StringBuilder words = new StringBuilder(AccountsPage.state(account));
    words.append(account.administrator() ? " · administrator" : " · no administrator");
    account.scheme().ifPresent(scheme -> words.append(" · hash $").append(scheme).append('$'));
    if (account.failedAttempts() > 0) {
      words.append(" · ").append(StatusLines.attempts(account.failedAttempts()));
    }
    if (account.secondFactor()) {
      words.append(" · second factor");
    }
    if (account.sessions() > 0) {
      words.append(" · sessions: ").append(account.sessions());
    }
    return words.toString();
  }

  private static List<Item> items(AccountStatus account) {
    return List.of(
        Item.of(PASSWORD, '1', "Set a new password", "Typed twice. Nothing else changes."),
        new Item(
            ENABLE,
            '2',
            "Enable its password",
            enableRefusal(account),
            "The password it had opens the account again, SSH by password included."),
        new Item(
            DISABLE,
            '3',
            "Disable its password",
            account.state() == PasswordState.DISABLED
                ? Optional.of("its password is disabled already")
                : Optional.empty(),
            "Closes sign-in by password, SSH by password and sudo. It asks what becomes of"
                + " its SSH keys; running sessions stay. The password is kept for later."),
        lock(account),
        unlock(account),
        Item.of(
            RECOVER,
            '6',
            "Recover access",
            "Several at once: new password, enable, unlock, clear failed attempts, second factor"
                + " off, end sessions."));
  }

  private static Optional<String> enableRefusal(AccountStatus account) {
    return switch (account.state()) {
      case DISABLED ->
          account.scheme().isPresent()
              ? Optional.empty()
              : Optional.of("it never had one; use 6 for a new one");
      case MISSING -> Optional.empty();
      case NONE -> Optional.of("there is no password to enable; use 1");
      case LOCKED -> Optional.of("it is locked; use 5");
      case SET, EXPIRED, OPEN -> Optional.of("its password is enabled");
    };
  }

  private static Item lock(AccountStatus account) {
    return new Item(
        LOCK,
        '4',
        "Lock the account",
        account.state() == PasswordState.LOCKED
            ? Optional.of("it is locked already")
            : Optional.empty(),
        "As by passwd -l: no password opens it until somebody unlocks it.");
  }

  private static Item unlock(AccountStatus account) {
    return new Item(
        UNLOCK,
        '5',
        "Unlock the account",
        account.state() == PasswordState.LOCKED
            ? Optional.empty()
            : Optional.of(notLocked(account)),
        "Its password opens it again, unless it is disabled as well.");
  }

  private static String notLocked(AccountStatus account) {
    return account.lockedByFailures()
        ? "not locked, but shut out by failed attempts; use 6"
        : "it is not locked";
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Optional<AccountStatus> found = AccountsPage.find(desk, name);
    if (found.isEmpty()) {
      return Next.back();
    }
    AccountStatus account = found.get();
    return switch (answer.choice()) {
      case PASSWORD -> kept.open(PASSWORD, () -> AccountErrands.passwordPage(name));
      case ENABLE -> AccountErrands.enable(name).begin(desk);
      case DISABLE -> KeysStayPage.opening(name, desk);
      case LOCK -> AccountErrands.lock(name).begin(desk);
      case UNLOCK -> AccountErrands.unlock(name).begin(desk);
      case RECOVER -> RecoverPage.opening(account, kept, desk);
      default -> Next.stay();
    };
  }
}
