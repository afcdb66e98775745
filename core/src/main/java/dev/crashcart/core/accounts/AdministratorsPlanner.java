package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.EntryEdit;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes administrators of accounts: the distribution's group, and a rule of sudo of their own.
 * The {@code admin} of the method of that name always has one: it must not depend on a rule that
 * others may take out.
 */
final class AdministratorsPlanner {
  private final Optional<Method> method;
  private final Map<AccountName, Account> wanted;
  private final AccountsState state;
  private final List<Account> accounts;
  private final Optional<String> signedIn;
  private final PlanDraft draft;

  /**
   * @param method how people sign in
   * @param wanted every account the settings speak of
   * @param present the wanted accounts that are there or are being made
   */
  AdministratorsPlanner(
      Optional<Method> method,
      Map<AccountName, Account> wanted,
      AccountsState state,
      List<Account> present,
      Optional<String> signedIn,
      PlanDraft draft) {
    this.method = method;
    this.wanted = wanted;
    this.state = state;
    this.accounts =
        present.stream().filter(account -> !account.name().equals(AccountName.ROOT)).toList();
    this.signedIn = signedIn;
    this.draft = draft;
  }

  /** One edit of the group's line, and one of its line in gshadow. */
  void draftMembers() {
    Optional<GroupEntry> group = state.administratorGroup();
    if (group.isEmpty()) {
      noteMissingGroup();
      return;
    }
    String name = group.get().name();
    Set<String> added = new LinkedHashSet<>();
    Set<String> removed = new LinkedHashSet<>();
    for (Account account : accounts) {
      boolean member = state.memberOfAdministrators(account.name());
      boolean byOwnGroup = state.administratorByOwnGroup(account.name());
      if (account.administrator() && !member && !byOwnGroup) {
        added.add(account.name().value());
        draft.change(new Change(flag(account), "no", "yes, member of " + name));
      } else if (!account.administrator() && member) {
        removed.add(account.name().value());
        draft.change(new Change(flag(account), "yes, member of " + name, "no"));
        riskWhenOwn(account);
      }
      if (!account.administrator() && byOwnGroup) {
        draft.warning(
            flag(account),
            name
                + " is this account's own group, so it stays an administrator; change that by"
                + " usermod -g.");
      }
    }
    draftLine(AccountsObservation.GROUP, group.get(), added, removed);
    state
        .gshadow()
        .map(lines -> lines.get(name))
        .ifPresent(line -> draftLine(AccountsObservation.GSHADOW, line, added, removed));
  }

  private void noteMissingGroup() {
    for (String name : AccountsState.ADMINISTRATOR_GROUPS) {
      if (state.damaged().contains(AccountsObservation.GROUP + ":" + name)) {
        draft.error(
            AccountsSettings.ACCOUNTS,
            NewAccounts.damaged(AccountsObservation.GROUP, name).replaceFirst("its", "an"));
      }
    }
    if (state.sudo().installed() && accounts.stream().anyMatch(Account::administrator)) {
      draft.note(
          "This system has no group for administrators (sudo, wheel); they are administrators by"
              + " sudo alone.");
    }
  }

  private void draftLine(String path, GroupEntry line, Set<String> added, Set<String> removed) {
    GroupEntry after = line.withMembers(added, removed);
    if (after == line) {
      return;
    }
    List<String> deeds = new ArrayList<>();
    if (!added.isEmpty()) {
      deeds.add("add " + String.join(", ", added) + " to the group " + line.name());
    }
    if (!removed.isEmpty()) {
      deeds.add("take " + String.join(", ", removed) + " out of the group " + line.name());
    }
    draft.edit(
        path, EntryEdit.changed(line.name(), line.line(), after.line(), String.join(", ", deeds)));
  }

  private void riskWhenOwn(Account account) {
    if (signedIn.equals(Optional.of(account.name().value()))) {
      draft.risk(
          "You are signed in as " + account.name() + ", which is no administrator afterwards.");
    }
  }

  /**
   * Our file names the method's {@code admin}, whom we make an administrator, and whoever needs it,
   * his group having no rule; it keeps naming them while they are administrators. Whoever was one
   * by his group before is left with that, so that a machine taken in as it is stays as it is.
   */
  void draftSudo() {
    Sudo sudo = state.sudo();
    boolean any = accounts.stream().anyMatch(Account::administrator);
    if (!sudo.installed()) {
      if (any) {
        draft.note(
            "sudo is not installed: until it is, administrators other than root run nothing as"
                + " root.");
      }
      return;
    }
    Set<String> names = sudoNames();
    String content = Sudo.render(names);
    boolean asWanted = names.isEmpty() ? sudo.dropIn().isEmpty() : sudo.isWritten(content);
    if (asWanted) {
      return;
    }
    String before =
        sudo.dropIn().isEmpty()
            ? ""
            : sudo.named().isEmpty() ? "other content" : listed(sudo.named());
    if (names.isEmpty()) {
      draft.change(Change.removed(Sudo.DROP_IN, before));
      draft.last(new Step.RemoveFile(Sudo.DROP_IN));
    } else {
      draft.change(
          new Change(
              Sudo.DROP_IN,
              before,
              before.equals(listed(names)) ? listed(names) + ", written anew" : listed(names)));
      draft.last(
          new Step.WriteFile(Sudo.DROP_IN, new Secret(content), Sudo.DROP_IN_FACTS, Sudo.CHECK));
    }
    if (!names.isEmpty() && !sudo.readsFolder()) {
      draft.note(
          "/etc/sudoers does not include /etc/sudoers.d, so sudo does not see who is an"
              + " administrator; add the line \"@includedir /etc/sudoers.d\" by visudo.");
    }
  }

  private Set<String> sudoNames() {
    Set<String> names = new TreeSet<>();
    boolean groupIsEnough =
        state
            .administratorGroup()
            .map(group -> state.sudo().groups().contains(group.name()))
            .orElse(false);
    for (Account account : accounts) {
      boolean ofMethod =
          account.name().equals(AccountName.ADMIN) && method.equals(Optional.of(Method.ADMIN));
      boolean alreadyBy = groupIsEnough && isMember(account);
      if (account.administrator() && (ofMethod || !alreadyBy)) {
        names.add(account.name().value());
      }
    }
    for (String named : state.sudo().named()) {
      if (staysNamed(new AccountName(named))) {
        names.add(named);
      }
    }
    return names;
  }

  private boolean isMember(Account account) {
    return state.memberOfAdministrators(account.name())
        || state.administratorByOwnGroup(account.name());
  }

  /**
   * Whoever the settings do not speak of keeps what he has, as long as there is such an account.
   */
  private boolean staysNamed(AccountName name) {
    Account account = wanted.get(name);
    boolean there = state.find(name).isPresent();
    return account == null
        ? there && !name.equals(AccountName.ROOT)
        : accounts.contains(account) && account.administrator();
  }

  private static String listed(Set<String> names) {
    return String.join(", ", names);
  }

  private static String flag(Account account) {
    return AccountsPlanner.key(account.name()) + ".administrator";
  }
}
