package dev.crashcart.core.accounts;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The accounts as they are now, for people, and whether anybody could sign in afterwards. */
final class AccountStatuses {
  private final AccountsSettings settings;
  private final Map<AccountName, Account> wanted;
  private final AccountsState state;
  private final Set<AccountName> administrators;
  private final Set<String> oathUsers;

  AccountStatuses(AccountsSettings settings, AccountsState state) {
    this.settings = settings;
    this.wanted = state.wanted(settings);
    this.state = state;
    this.administrators = state.administrators();
    this.oathUsers = state.secondFactors().oathUsers();
  }

  /** Those the settings speak of, root, and the administrators; by name. */
  List<AccountStatus> all() {
    return names().stream().map(this::status).toList();
  }

  /**
   * One account that the system or the settings know, also one of those {@link #all} leaves out.
   */
  Optional<AccountStatus> find(AccountName name) {
    return state.find(name).isPresent() || names().contains(name)
        ? Optional.of(status(name))
        : Optional.empty();
  }

  /**
   * Whether a plan for these settings leaves an administrator who can sign in with a password: of
   * those the settings speak of by what they say, of the others by what the system has.
   */
  boolean leavesUsableAdministrator() {
    return names().stream().anyMatch(this::usableAfterwards);
  }

  private Set<AccountName> names() {
    Set<AccountName> names = new TreeSet<>(wanted.keySet());
    names.add(AccountName.ROOT);
    names.addAll(administrators);
    return names;
  }

  private boolean usableAfterwards(AccountName name) {
    Account account = wanted.get(name);
    if (account == null) {
      return status(name).usableAdministrator();
    }
    boolean hash = account.password().isPresent() || state.password(name).hash().isPresent();
    return account.administrator() && account.passwordEnabled() && !account.locked() && hash;
  }

  private AccountStatus status(AccountName name) {
    boolean onSystem = state.find(name).isPresent();
    Account account = wanted.get(name);
    boolean administrator = administratorNow(name, onSystem);
    boolean secondFactor =
        oathUsers.contains(name.value()) || state.secondFactors().ownFiles().contains(name.value());
    return new AccountStatus(
        name,
        onSystem,
        settings.accounts().containsKey(name),
        administrator,
        passwordState(name),
        scheme(name, account),
        state.tally(name).count(),
        state.lockedByFailures(name),
        secondFactor,
        state.sessionsOf(name).size());
  }

  /** Of the password it has, or of the one that is kept for it while it is disabled. */
  private Optional<String> scheme(AccountName name, Account account) {
    return state
        .password(name)
        .storable()
        .or(() -> Optional.ofNullable(account).flatMap(Account::password))
        .map(PasswordHash::scheme);
  }

  /** Where the system has no means to make one, the settings alone say who is. */
  private boolean administratorNow(AccountName name, boolean onSystem) {
    boolean bySettings = wanted.containsKey(name) && wanted.get(name).administrator();
    boolean noMeans = state.administratorGroup().isEmpty() && !state.sudo().installed();
    return onSystem && administrators.contains(name) || bySettings && (!onSystem || noMeans);
  }

  private PasswordState passwordState(AccountName name) {
    if (state.find(name).isEmpty()) {
      return PasswordState.MISSING;
    }
    PasswordField field = state.password(name);
    if (field.open()) {
      return PasswordState.OPEN;
    }
    if (field.locked()) {
      return PasswordState.LOCKED;
    }
    if (state.expired(name)) {
      return PasswordState.EXPIRED;
    }
    if (field.hash().isPresent()) {
      return PasswordState.SET;
    }
    Account account = wanted.get(name);
    return account != null && !account.passwordEnabled()
        ? PasswordState.DISABLED
        : PasswordState.NONE;
  }
}
