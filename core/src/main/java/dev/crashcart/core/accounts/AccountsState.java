package dev.crashcart.core.accounts;

import dev.crashcart.core.host.FileFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the system has of accounts: an immutable picture of one moment, made by {@link
 * AccountsSection#observe}. It never prints.
 *
 * @param passwd passwd(5) by name
 * @param shadow shadow(5) by name
 * @param groups group(5) by name
 * @param gshadow gshadow(5) by name; empty when the system has no such file
 * @param damaged entries that cannot be read, as {@code /etc/passwd:ann}
 * @param repeated entries whose name stands in the same file before
 * @param shells the lines of shells(5); empty when the system has no such file
 * @param tallies failed attempts by account, where there is a tally
 * @param sessions running sessions; empty where they cannot be told
 * @param homes the home folders of passwd(5) and the folders in {@code /home}, where they exist
 * @param keyFiles authorised keys, by account: of the administrators, root, and whom the settings
 *     name when it was made; of others nothing is known
 */
public record AccountsState(
    Instant observed,
    Map<String, PasswdEntry> passwd,
    Map<String, ShadowEntry> shadow,
    Map<String, GroupEntry> groups,
    Optional<Map<String, GroupEntry>> gshadow,
    Set<String> damaged,
    Set<RepeatedEntry> repeated,
    LoginDefs loginDefs,
    Optional<Set<String>> shells,
    Sudo sudo,
    FailurePolicy failurePolicy,
    Map<String, FailureTally> tallies,
    SecondFactors secondFactors,
    Optional<List<LoginSession>> sessions,
    Map<String, FileFacts> homes,
    Map<String, KeyFiles> keyFiles) {
  /** Groups that distributions give to administrators; the first that exists is the one. */
  static final List<String> ADMINISTRATOR_GROUPS = List.of("sudo", "wheel");

  private static final long DAY_SECONDS = 86_400;

  static long dayOf(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), DAY_SECONDS);
  }

  long today() {
    return dayOf(observed);
  }

  Optional<PasswdEntry> find(AccountName name) {
    return Optional.ofNullable(passwd.get(name.value()));
  }

  Optional<ShadowEntry> findShadow(AccountName name) {
    return Optional.ofNullable(shadow.get(name.value()));
  }

  /**
   * The password that is in force: that of shadow(5), but only when the field of passwd(5) points
   * there.
   */
  PasswordField password(AccountName name) {
    Optional<PasswdEntry> entry = find(name);
    if (entry.isEmpty()) {
      return PasswordField.NONE;
    }
    return entry.get().passwordIsInShadow()
        ? findShadow(name).map(ShadowEntry::password).orElse(PasswordField.NONE)
        : PasswordField.parse(entry.get().password());
  }

  boolean expired(AccountName name) {
    return findShadow(name).map(entry -> entry.expired(today())).orElse(false);
  }

  /** The group of this distribution's administrators. */
  Optional<GroupEntry> administratorGroup() {
    return ADMINISTRATOR_GROUPS.stream().filter(groups::containsKey).map(groups::get).findFirst();
  }

  /** Whether the account's own group is that of the administrators. */
  boolean administratorByOwnGroup(AccountName name) {
    Optional<GroupEntry> group = administratorGroup();
    return group.isPresent()
        && group.get().gid().isPresent()
        && find(name).map(entry -> entry.gid() == group.get().gid().getAsInt()).orElse(false);
  }

  /** Whether the system treats it as one: root, a member of the group, or named in our file. */
  boolean administrator(AccountName name) {
    return find(name).map(entry -> entry.uid() == 0).orElse(false)
        || administratorByOwnGroup(name)
        || memberOfAdministrators(name)
        || sudo.named().contains(name.value());
  }

  boolean memberOfAdministrators(AccountName name) {
    return administratorGroup().map(group -> group.members().contains(name.value())).orElse(false);
  }

  /** The same picture with authorised keys in it. */
  AccountsState with(Map<String, KeyFiles> keys) {
    return new AccountsState(
        observed,
        passwd,
        shadow,
        groups,
        gshadow,
        damaged,
        repeated,
        loginDefs,
        shells,
        sudo,
        failurePolicy,
        tallies,
        secondFactors,
        sessions,
        homes,
        keys);
  }

  /** Every account that {@link #administrator} holds for and whose name we can use. */
  Set<AccountName> administrators() {
    Set<String> names = new TreeSet<>(sudo.named());
    administratorGroup().map(GroupEntry::members).ifPresent(names::addAll);
    int group = administratorGroup().map(found -> found.gid().orElse(-1)).orElse(-1);
    for (PasswdEntry entry : passwd.values()) {
      if (entry.uid() == 0 || entry.gid() == group) {
        names.add(entry.name());
      }
    }
    names.retainAll(passwd.keySet());
    return usable(names);
  }

  /** Failed attempts; none without a tally. */
  FailureTally tally(AccountName name) {
    return tallies.getOrDefault(name.value(), FailureTally.NONE);
  }

  boolean lockedByFailures(AccountName name) {
    boolean asRoot =
        find(name).map(entry -> entry.uid() == 0).orElse(false)
            || failurePolicy
                .rootGroup()
                .map(groups::get)
                .map(group -> group.members().contains(name.value()))
                .orElse(false);
    return tally(name).locks(failurePolicy, asRoot, observed.getEpochSecond());
  }

  Optional<KeyFiles> findKeyFiles(AccountName name) {
    return Optional.ofNullable(keyFiles.get(name.value()));
  }

  List<LoginSession> sessionsOf(AccountName name) {
    return sessions.orElse(List.of()).stream()
        .filter(session -> session.user().equals(name.value()))
        .toList();
  }

  private static Set<AccountName> usable(Collection<String> names) {
    Set<AccountName> usable = new TreeSet<>();
    for (String name : names) {
      if (AccountName.isName(name)) {
        usable.add(new AccountName(name));
      }
    }
    return usable;
  }

  @Override
  public String toString() {
    return passwd.size() + " accounts as of " + observed;
  }

  /**
   * The accounts these settings speak of on this machine: with method web an admin that is there
   * and not in the file has its password disabled; none is made for that.
   */
  Map<AccountName, Account> wanted(AccountsSettings settings) {
    Map<AccountName, Account> wanted = new TreeMap<>(settings.effective());
    if (settings.method().equals(Optional.of(Method.WEB)) && find(AccountName.ADMIN).isPresent()) {
      wanted.putIfAbsent(
          AccountName.ADMIN, Account.named(AccountName.ADMIN).withPasswordEnabled(false));
    }
    return wanted;
  }
}
