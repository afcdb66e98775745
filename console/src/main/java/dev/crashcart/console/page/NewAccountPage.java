package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A new account: its name, whose it is, whether it is an administrator, and a password.
 *
 * @param name offered, to be changed
 * @param onward what follows once it is there
 */
record NewAccountPage(String name, String fullName, Optional<Errand.Onward> onward)
    implements Page {
  private static final String NAME = "name";
  private static final String FULL_NAME = "full-name";
  private static final String ADMINISTRATOR = "administrator";

  /** An empty form. */
  static NewAccountPage blank() {
    return new NewAccountPage("", "", Optional.empty());
  }

  /** What follows when root was chosen: an administrator, then root's password off again. */
  static Errand.Onward afterRoot() {
    return new Errand.Onward(
        "Root can sign in now, which is not recommended: everybody signs in as the same root, with"
            + " all rights. Make an administrator now, then disable root's password.",
        "Make an administrator",
        () -> new NewAccountPage("admin", "Local Administrator", Optional.of(rootOff())));
  }

  private static Errand.Onward rootOff() {
    return new Errand.Onward(
        "Root can still sign in by password. Sign in as the new administrator on another terminal"
            + " to see that it works, then disable root's password here.",
        "Disable root's password",
        RootOffPage::new);
  }

  @Override
  public View view(Desk desk) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text(
            NAME,
            "Account name",
            "Begins with a letter or underscore; then letters, digits, dots, dashes or"
                + " underscores; at most 32 in all.",
            name));
    fields.add(Field.text(FULL_NAME, "Full name", Account.FULL_NAME.help(), fullName));
    fields.add(
        Field.tick(
            ADMINISTRATOR,
            "Administrator",
            "May do everything by sudo, with its own password.",
            true));
    fields.addAll(new PasswordFields(List.of()).fields());
    return new View.Form("Add an account", "", fields, "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<AccountName> name = readName(answer.text(NAME), desk, problems);
    Optional<String> full = readFullName(answer.text(FULL_NAME), problems);
    problems.putAll(PasswordFields.problems(answer));
    if (!problems.isEmpty() || name.isEmpty()) {
      return new Next.Problems(problems);
    }
    boolean administrator = answer.ticked(ADMINISTRATOR);
    return new PasswordFields(List.of(name.get().value()))
        .hash(
            answer,
            desk,
            hash -> Next.open(errand(name.get(), full, administrator, hash).planned(desk)));
  }

  private static Optional<AccountName> readName(
      String text, Desk desk, Map<String, String> problems) {
    try {
      AccountName name = new AccountName(text);
      if (AccountsPage.find(desk, name).map(NewAccountPage::taken).orElse(false)) {
        problems.put(NAME, takenSentence(name));
      }
      return Optional.of(name);
    } catch (IllegalArgumentException refused) {
      problems.put(
          NAME, text.isEmpty() ? "Give the account a name." : String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private static String takenSentence(AccountName name) {
    return "There is an account "
        + Key.quote(name.value())
        + " already. Choose it in the list of accounts (1, then 2), or take another name.";
  }

  private static boolean taken(AccountStatus account) {
    return account.onSystem() || account.inSettings();
  }

  private static Optional<String> readFullName(String text, Map<String, String> problems) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Account.FULL_NAME.reader().apply(text);
    } catch (IllegalArgumentException refused) {
      problems.put(FULL_NAME, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private Errand errand(
      AccountName wanted, Optional<String> full, boolean administrator, PasswordHash hash) {
    Account account =
        new Account(
            wanted,
            Optional.of(hash),
            Account.PASSWORD_ENABLED.defaultValue(),
            Account.LOCKED.defaultValue(),
            administrator,
            Optional.empty(),
            full,
            Optional.empty(),
            Optional.empty());
    String command =
        "crashcart account add "
            + wanted
            + (administrator ? " --administrator" : "")
            + full.map(words -> " --full-name " + Key.quote(words)).orElse("")
            + " --stdin";
    return new Errand(
        "add the account " + wanted,
        Optional.of(command),
        (appliance, consent) -> plan(account, appliance, consent),
        onward);
  }

  private static Checked<Proposal> plan(Account account, Appliance appliance, Consent consent)
      throws HostFailure {
    // The status leaves out accounts that are nobody's business here, but their names are taken.
    if (appliance.findAccount(account.name()).map(NewAccountPage::taken).orElse(false)) {
      return new Checked.Invalid<>(
          List.of(
              new Problem(
                  Problem.Severity.ERROR,
                  "accounts." + account.name(),
                  Place.of("form"),
                  "there is a user of this name on this system already, who is no administrator."
                      + " Take another name, or change it by: crashcart account password "
                      + account.name())));
    }
    Settings now = appliance.current();
    Map<AccountName, Account> accounts = new TreeMap<>(now.accounts().accounts());
    accounts.put(account.name(), account);
    AccountsSettings changed =
        new AccountsSettings(now.accounts().method(), now.accounts().policy(), accounts);
    return appliance.plan(now.with(changed), consent);
  }
}
