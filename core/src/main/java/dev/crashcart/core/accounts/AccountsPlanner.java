package dev.crashcart.core.accounts;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.EntryEdit;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The difference between the accounts that are wanted and those the system has. Pure. */
final class AccountsPlanner {
  private static final int HOME_MODE = 0700;

  private final AccountsSettings desired;
  private final AccountsState state;
  private final long today;
  private final Optional<String> signedIn;
  private final PlanDraft draft;
  private final KeyFilesPlanner keyFiles;
  private final List<String> closed = new ArrayList<>();

  AccountsPlanner(
      AccountsSettings desired,
      AccountsState state,
      Instant now,
      Optional<String> signedIn,
      List<KeyRemoval> keysGone,
      Problems problems) {
    this.desired = desired;
    this.state = state;
    this.today = AccountsState.dayOf(now);
    this.signedIn = signedIn;
    this.draft = new PlanDraft(problems);
    this.keyFiles = new KeyFilesPlanner(state, signedIn, keysGone, draft);
  }

  /** The dotted key of an account. */
  static String key(AccountName name) {
    return KeyPath.join(AccountsSettings.ACCOUNTS, name.value());
  }

  Plan plan() {
    Map<AccountName, Account> wanted = state.wanted(desired);
    NewAccounts newAccounts = new NewAccounts(state, wanted.values(), today, draft);
    List<Account> present = new ArrayList<>();
    for (Account account : wanted.values()) {
      Optional<PasswdEntry> entry =
          isDamaged(account) ? Optional.empty() : thereOrMade(account, newAccounts);
      if (entry.isPresent()) {
        present.add(account);
        keyFiles.draft(account, entry.get());
      }
    }
    keyFiles.draftOthers(wanted.keySet());
    AdministratorsPlanner administrators =
        new AdministratorsPlanner(desired.method(), wanted, state, present, signedIn, draft);
    administrators.draftMembers();
    administrators.draftSudo();
    noteWhatStaysOpen();
    return draft.plan();
  }

  private boolean isDamaged(Account account) {
    for (String path : List.of(AccountsObservation.PASSWD, AccountsObservation.SHADOW)) {
      if (state.damaged().contains(path + ":" + account.name())) {
        draft.error(key(account.name()), NewAccounts.damaged(path, account.name().value()));
        return true;
      }
    }
    return false;
  }

  private Optional<PasswdEntry> thereOrMade(Account account, NewAccounts newAccounts) {
    Optional<PasswdEntry> entry = state.find(account.name());
    if (entry.isPresent()) {
      draftPresent(account, entry.get());
      return entry;
    }
    if (account.name().equals(AccountName.ROOT)) {
      draft.warning(
          key(account.name()),
          "this system has no account root; its line in /etc/passwd is missing. Restore it by vipw.");
      return Optional.empty();
    }
    if (!NewAccounts.isWorthMaking(account)) {
      draft.warning(
          key(account.name()),
          "is not on this system and has no settings; to have it made write one, such as"
              + " administrator: true.");
      return Optional.empty();
    }
    return newAccounts.draft(account);
  }

  private void draftPresent(Account account, PasswdEntry entry) {
    warnOfWhatStays(account, entry);
    draftPasswd(account, entry);
    draftPassword(account, entry);
    draftHome(account, entry);
  }

  /** User id, home and shell of an account that is there are never changed. */
  private void warnOfWhatStays(Account account, PasswdEntry entry) {
    warnIfOther(account, "uid", account.uid().map(String::valueOf), String.valueOf(entry.uid()));
    warnIfOther(account, "home", account.home(), entry.home());
    warnIfOther(account, "shell", account.shell(), entry.shell());
  }

  private void warnIfOther(
      Account account, String setting, Optional<String> wanted, String present) {
    if (wanted.isPresent() && !wanted.get().equals(present)) {
      draft.warning(
          key(account.name()) + "." + setting,
          "the account is there already with "
              + present
              + ", which is not changed; write "
              + present
              + ", or change it by usermod.");
    }
  }

  private void draftPasswd(Account account, PasswdEntry entry) {
    PasswdEntry after = entry;
    List<String> deeds = new ArrayList<>();
    if (!entry.passwordIsInShadow()) {
      after = after.withPasswordInShadow();
      deeds.add("keep the password of " + entry.name() + " in /etc/shadow");
      draft.change(new Change(key(account.name()), "password in /etc/passwd", "in /etc/shadow"));
    }
    Optional<String> fullName = account.fullName().filter(name -> !name.equals(entry.fullName()));
    if (fullName.isPresent()) {
      after = after.withFullName(fullName.get());
      deeds.add("set the full name of " + entry.name());
      draft.change(
          new Change(key(account.name()) + ".full-name", entry.fullName(), fullName.get()));
    }
    if (!deeds.isEmpty()) {
      draft.edit(
          AccountsObservation.PASSWD,
          EntryEdit.changed(entry.name(), entry.line(), after.line(), String.join(", ", deeds)));
    }
  }

  private void draftPassword(Account account, PasswdEntry entry) {
    PasswordTarget target =
        PasswordTarget.of(account, state.password(account.name()), state.expired(account.name()));
    Optional<ShadowEntry> before = state.findShadow(account.name());
    ShadowEntry after = shadowAfter(target, before, entry);
    boolean edited = before.isEmpty() || !after.fields().equals(before.get().fields());
    if (!edited) {
      return;
    }
    draft.edit(
        AccountsObservation.SHADOW,
        before
            .map(old -> EntryEdit.changed(old.name(), old.line(), after.line(), target.deed()))
            .orElse(EntryEdit.added(entry.name(), after.line(), target.deed())));
    draftPasswordChanges(target, before.isPresent());
    if (target.closes()) {
      closed.add(entry.name());
    }
    if (target.losesHash()) {
      draft.note(
          "The settings do not hold the password of "
              + entry.name()
              + "; to switch it on again, a new one has to be set.");
    }
    if (signedIn.equals(Optional.of(entry.name()))) {
      riskForOwnAccount(target);
    }
  }

  private ShadowEntry shadowAfter(
      PasswordTarget target, Optional<ShadowEntry> before, PasswdEntry entry) {
    ShadowEntry after = before.orElse(ShadowEntry.create(entry.name(), state.loginDefs()));
    if (before.isEmpty() || !target.isMetBy(after.password())) {
      after = after.withPassword(target.after());
    }
    if (before.isEmpty() || target.isNewPassword()) {
      after = after.withLastChange(today);
    }
    if (target.clearExpiry() && after.accountExpired(state.today())) {
      after = after.withoutExpiry();
    }
    if (target.clearExpiry() && after.passwordExpired(state.today())) {
      after = after.withLastChange(today);
    }
    return after;
  }

  private void draftPasswordChanges(PasswordTarget target, boolean hasShadowEntry) {
    String key = key(target.wanted().name());
    boolean none = target.now().equals(PasswordField.NONE);
    if (target.isNewPassword()) {
      String before = target.now().hash().isPresent() ? "(hidden)" : "none";
      draft.change(new Change(key + ".password", before, "(hidden), new"));
    }
    boolean saidByPassword = target.isNewPassword() && none && !target.after().locked();
    boolean other = target.clearExpiry() || !target.isMetBy(target.now()) && !saidByPassword;
    if (other && !target.before().equals(target.afterwards())) {
      draft.change(new Change(key, target.before(), target.afterwards()));
    } else if (!hasShadowEntry && !target.isNewPassword()) {
      draft.change(new Change(key, "no entry in /etc/shadow", target.afterwards()));
    }
  }

  private void riskForOwnAccount(PasswordTarget target) {
    String name = target.wanted().name().value();
    if (target.closes()) {
      draft.risk(
          "You are signed in as "
              + name
              + ", which cannot sign in by password afterwards ("
              + target.afterwards()
              + ").");
    } else if (target.isNewPassword()) {
      draft.risk("You are signed in as " + name + ", whose password changes.");
    }
  }

  /** An administrator without a home cannot keep a key, and some services refuse the account. */
  private void draftHome(Account account, PasswdEntry entry) {
    String home = entry.home();
    boolean missing =
        account.administrator()
            && home.matches("/[^/].*")
            && !home.equals("/nonexistent")
            && !(home + "/").contains("/../")
            && !state.homes().containsKey(home);
    if (missing) {
      draft.folder(
          new Step.MakeFolder(home, FileFacts.folder(HOME_MODE, entry.uid(), entry.gid())));
      draft.change(Change.added(key(account.name()) + ".home", home));
    }
  }

  private void noteWhatStaysOpen() {
    if (closed.isEmpty()) {
      return;
    }
    int most = 5;
    String names = String.join(", ", closed.subList(0, Math.min(most, closed.size())));
    String more = closed.size() > most ? " and " + (closed.size() - most) + " more" : "";
    draft.note(
        "Closed for "
            + names
            + more
            + ": signing in at the console, SSH by password, sudo by password. Still open: SSH keys,"
            + " and sessions that are running.");
  }
}
