package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Observing and planning accounts: passwd(5), shadow(5), group(5), gshadow(5), sudoers(5). */
public final class AccountsSection {
  private AccountsSection() {}

  /** What the system has, without the keys of those who are no administrators. */
  public static Seen<AccountsState> observe(Host host) throws HostFailure {
    return observe(AccountsSettings.none(), host);
  }

  /**
   * What the system has. Account files are in force as soon as they are written.
   *
   * @param wanted whose authorised keys are looked at, besides those of root and the administrators
   */
  public static Seen<AccountsState> observe(AccountsSettings wanted, Host host) throws HostFailure {
    AccountsState state = new AccountsObservation(host).state(wanted);
    return new Seen<>(state, state);
  }

  /** The same, with nothing done once besides. */
  public static Plan plan(
      AccountsSettings desired,
      Seen<AccountsState> seen,
      Instant now,
      Optional<String> signedIn,
      Problems problems) {
    return plan(desired, seen, now, signedIn, List.of(), problems);
  }

  /**
   * What it takes to have the accounts as wanted. Accounts that the settings do not speak of stay
   * as they are.
   *
   * @param keysGone lines of authorized_keys that others wrote and that go; none when they are gone
   * @param now for the day of a password's last change
   * @param signedIn the account of whoever wants it, for the risk of cutting him off
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(
      AccountsSettings desired,
      Seen<AccountsState> seen,
      Instant now,
      Optional<String> signedIn,
      List<KeyRemoval> keysGone,
      Problems problems) {
    return new AccountsPlanner(desired, seen.written(), now, signedIn, keysGone, problems).plan();
  }

  /**
   * What a recovery does besides changing settings; nothing when there is nothing to do.
   *
   * @param ownSession the session this comes from, which stays
   */
  public static Plan planRecovery(
      Recovery recovery, AccountsState state, Optional<String> ownSession) {
    return new RecoveryPlanner(recovery, state).plan(ownSession);
  }

  /**
   * The machine's accounts as settings: root, admin, the administrators and whom the settings name,
   * as far as the system has them; the method and the policy stay. A hash in the settings stays
   * where the system has none.
   */
  public static AccountsSettings adopt(AccountsSettings kept, AccountsState state) {
    return new MachineAccounts(kept, state).adopted();
  }

  /**
   * The settings with this account in them as the system has it, so that its hash is not lost when
   * it is changed; unchanged when neither the settings nor the system know it.
   */
  public static AccountsSettings takeIn(
      AccountsSettings kept, AccountsState state, AccountName name) {
    return new MachineAccounts(kept, state).takenIn(name);
  }

  /** The account as {@link #takeIn} takes it in; empty when nobody knows it. */
  public static Optional<Account> findTakenIn(
      AccountsSettings kept, AccountsState state, AccountName name) {
    return Optional.ofNullable(takeIn(kept, state, name).accounts().get(name));
  }

  /** The accounts the settings speak of, root, and the administrators, as they are now; by name. */
  public static List<AccountStatus> statuses(AccountsSettings settings, AccountsState state) {
    return new AccountStatuses(settings, state).all();
  }

  /** What is odd about the account files and what to do about it, a sentence each. */
  public static List<String> warnings(AccountsState state) {
    return state.repeated().stream().sorted().map(RepeatedEntry::warning).toList();
  }

  /** Whether somebody can sign in as an administrator by password once these settings hold. */
  public static boolean leavesUsableAdministrator(AccountsSettings desired, AccountsState state) {
    return new AccountStatuses(desired, state).leavesUsableAdministrator();
  }

  /** The accounts whose password opens them now and does not once these settings hold; by name. */
  public static List<AccountName> closed(AccountsSettings desired, AccountsState state) {
    return state.wanted(desired).values().stream()
        .filter(account -> state.find(account.name()).isPresent())
        .filter(
            account ->
                PasswordTarget.of(
                        account, state.password(account.name()), state.expired(account.name()))
                    .closes())
        .map(Account::name)
        .toList();
  }

  /** The status of an account that the system or the settings know, whoever it is. */
  public static Optional<AccountStatus> findStatus(
      AccountsSettings settings, AccountsState state, AccountName name) {
    return new AccountStatuses(settings, state).find(name);
  }

  /** The keys that open an account over SSH now, in the order of its files. */
  public static List<AuthorizedKey> keys(AccountsState state, AccountName name) {
    return state.findKeyFiles(name).map(KeyFiles::keys).orElse(List.of());
  }

  /** Why the keys of an account can neither be read nor written, a sentence. */
  public static Optional<String> findKeyObstacle(AccountsState state, AccountName name) {
    return state.findKeyFiles(name).flatMap(KeyFiles::obstacle);
  }

  /**
   * Whether sshd looks for the keys of an account elsewhere than they stand: the sentence that says
   * so.
   *
   * @param places the value of AuthorizedKeysFile in force, sshd_config(5), its words apart; empty
   *     when it is not known
   */
  public static Optional<String> findKeysElsewhere(
      AccountsState state, AccountName name, List<String> places) {
    return state
        .find(name)
        .filter(entry -> !places.isEmpty())
        .flatMap(entry -> new KeyPlaces(places).elsewhere(entry));
  }

  /** How many keys open an account over SSH once these settings hold. */
  public static long keysAfterwards(
      AccountsSettings desired, AccountsState state, AccountName name, List<KeyRemoval> keysGone) {
    List<PublicKeyLine> wanted =
        Optional.ofNullable(desired.effective().get(name)).map(Account::sshKeys).orElse(List.of());
    return state
        .findKeyFiles(name)
        .map(files -> KeyTarget.of(files, wanted, keysGone, name).count())
        .orElse(0L);
  }

  /** The password hash in force on the system, of whatever method settings can hold. */
  public static Optional<PasswordHash> findHash(AccountsState state, AccountName name) {
    return state.password(name).storable();
  }

  /** Whether the system has an account of this name. */
  public static boolean isThere(AccountsState state, AccountName name) {
    return state.find(name).isPresent();
  }
}
