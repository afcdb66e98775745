package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine's accounts as settings: planning from them on the same machine changes nothing. */
final class MachineAccounts {
  private final AccountsSettings kept;
  private final AccountsState state;

  MachineAccounts(AccountsSettings kept, AccountsState state) {
    this.kept = kept;
    this.state = state;
  }

  /**
   * Root, admin, the administrators, and whom the settings name, as far as the system has them. An
   * account that expired is taken in as locked: to plan it usable would open what somebody closed.
   */
  AccountsSettings adopted() {
    Set<AccountName> names = new TreeSet<>(state.administrators());
    names.add(AccountName.ROOT);
    names.add(AccountName.ADMIN);
    names.addAll(kept.accounts().keySet());
    Map<AccountName, Account> accounts = new TreeMap<>();
    for (AccountName name : names) {
      state
          .find(name)
          .ifPresent(
              entry -> {
                PasswordField field = state.password(name);
                boolean hash = field.hash().isPresent();
                boolean locked = field.locked() || hash && state.expired(name);
                accounts.put(name, taken(entry, name, hash, locked, true, Set.of()));
              });
    }
    return new AccountsSettings(kept.method(), kept.policy(), accounts);
  }

  /**
   * The settings with this account in them, its present hash included, so that it can be changed
   * without losing anything. Where the system has no hash, there is nothing to take in: whether the
   * password is on stays as the settings have it. Unchanged when neither knows the account.
   */
  AccountsSettings takenIn(AccountName name) {
    Optional<Account> wanted = Optional.ofNullable(kept.effective().get(name));
    Optional<PasswdEntry> entry = state.find(name);
    if (wanted.isEmpty() && entry.isEmpty()) {
      return kept;
    }
    Account account = wanted.orElse(Account.named(name));
    if (entry.isPresent()) {
      PasswordField field = state.password(name);
      boolean hash = field.hash().isPresent();
      account =
          taken(
              entry.get(),
              name,
              hash || account.passwordEnabled(),
              hash ? field.locked() : account.locked(),
              !kept.accounts().containsKey(name),
              writtenUids(name));
    }
    Map<AccountName, Account> accounts = new TreeMap<>(kept.accounts());
    accounts.put(name, account);
    return new AccountsSettings(kept.method(), kept.policy(), accounts);
  }

  /**
   * @param described whether user id, full name and SSH keys are taken in as well; an account that
   *     the settings have without them was left to the system on purpose
   * @param uids user ids that the settings give to others already
   */
  private Account taken(
      PasswdEntry entry,
      AccountName name,
      boolean enabled,
      boolean locked,
      boolean described,
      Set<Integer> uids) {
    Account before = kept.accounts().getOrDefault(name, Account.named(name));
    PasswordField field = state.password(name);
    Optional<PasswordHash> hash = field.hash().isPresent() ? field.storable() : before.password();
    boolean byName = name.equals(AccountName.ROOT) || name.equals(AccountName.ADMIN);
    boolean root = name.equals(AccountName.ROOT);
    return new Account(
        name,
        hash,
        enabled,
        locked,
        !byName && state.administrator(name),
        described
            ? Optional.of(entry.uid())
                .filter(uid -> !root && isItsOwn(uid, name) && !uids.contains(uid))
            : before.uid(),
        described && (!root || before.fullName().isPresent())
            ? Optional.of(entry.fullName()).filter(MachineAccounts::isFullName)
            : before.fullName(),
        before.home().filter(entry.home()::equals),
        before.shell().filter(entry.shell()::equals),
        described ? keys(name, before) : before.sshKeys());
  }

  /**
   * The keys of our block as it stands, and those of the settings that others wrote as well; what
   * settings refuse, such as a weak key, is not taken in.
   */
  private List<PublicKeyLine> keys(AccountName name, Account before) {
    Optional<KeyFiles> files = state.findKeyFiles(name).filter(it -> it.obstacle().isEmpty());
    if (files.isEmpty()) {
      return before.sshKeys();
    }
    AuthorizedKeysFile file = files.get().first().parse();
    List<PublicKeyLine> keys = new ArrayList<>();
    Stream.concat(
            file.ours().stream().filter(key -> key.refusal().isEmpty()),
            before.sshKeys().stream().filter(key -> AuthorizedKeysFile.holds(file.foreign(), key)))
        .filter(key -> !AuthorizedKeysFile.holds(keys, key))
        .forEach(keys::add);
    return keys;
  }

  /** Settings refuse what a system may have: higher ones, a second root, one id for two names. */
  private boolean isItsOwn(int uid, AccountName name) {
    return uid != 0
        && reads(Account.UID, String.valueOf(uid))
        && state.passwd().values().stream()
            .noneMatch(other -> other.uid() == uid && !other.name().equals(name.value()));
  }

  private Set<Integer> writtenUids(AccountName butOf) {
    return kept.accounts().values().stream()
        .filter(other -> !other.name().equals(butOf))
        .flatMap(other -> other.uid().stream())
        .collect(Collectors.toSet());
  }

  /** Whether settings can hold it: the reader of the setting decides. */
  private static boolean isFullName(String text) {
    return reads(Account.FULL_NAME, text);
  }

  private static boolean reads(Key<?> key, String text) {
    try {
      key.reader().apply(text);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
