package dev.crashcart.core.settings;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The warning that the account which the sign-in method names cannot be signed in with by password.
 * It is no error: SSH keys may do, and what the system itself knows is not in the settings.
 */
final class SignInCheck {
  private final AccountsSettings settings;
  private final Input input;
  private final Problems problems;

  private SignInCheck(AccountsSettings settings, Input input, Problems problems) {
    this.settings = settings;
    this.input = input;
    this.problems = problems;
  }

  static void check(AccountsSettings settings, Input input, Problems problems) {
    SignInCheck check = new SignInCheck(settings, input, problems);
    settings
        .method()
        .filter(method -> method != Method.WEB)
        .ifPresent(
            method -> check.account(method == Method.ADMIN ? AccountName.ADMIN : AccountName.ROOT));
  }

  private void account(AccountName name) {
    Account account = settings.effective().get(name);
    if (!account.passwordEnabled()) {
      warn(name, Account.PASSWORD_ENABLED, "its password is switched off");
    } else if (account.locked()) {
      warn(name, Account.LOCKED, "it is locked");
    } else if (name.equals(AccountName.ADMIN) && account.password().isEmpty()) {
      warn(name, Account.PASSWORD, "no password is set here");
    }
  }

  /** Points at the line that keeps the account out; without one, at the chosen method. */
  private void warn(AccountName name, Key<?> guilty, String why) {
    String key = KeyPath.join(KeyPath.join(AccountsSettings.ACCOUNTS, name.value()), guilty.name());
    Optional<Input> written = input.find(key);
    String method = KeyPath.join(AccountsSettings.AUTHENTICATION, AccountsSettings.METHOD.name());
    problems.warning(
        written.isPresent() ? key : method,
        written.or(() -> input.find(method)).orElse(input).place(),
        "people sign in as " + name + ", but " + why + ": " + consequence(name, guilty));
  }

  private String consequence(AccountName name, Key<?> guilty) {
    List<AccountName> others =
        settings.effective().values().stream()
            .filter(account -> !account.name().equals(name) && isUsable(account))
            .map(Account::name)
            .toList();
    String who =
        others.isEmpty()
            ? "nobody could sign in by password"
            : "by password only "
                + others.stream().map(AccountName::value).collect(Collectors.joining(", "))
                + " could sign in";
    boolean missing = guilty.equals(Account.PASSWORD);
    return who
        + (missing ? ", unless the system has one for it already." : ".")
        + (missing ? " Set one by: crashcart account password " + name + "." : "");
  }

  private static boolean isUsable(Account account) {
    return account.administrator()
        && account.password().isPresent()
        && account.passwordEnabled()
        && !account.locked();
  }
}
