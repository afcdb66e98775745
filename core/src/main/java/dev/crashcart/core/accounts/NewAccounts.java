package dev.crashcart.core.accounts;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.EntryEdit;
import dev.crashcart.core.plan.Step;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The making of accounts that the system does not have: four lines and a home folder each. */
final class NewAccounts {
  private static final String ADMIN_FULL_NAME = "Local Administrator";
  private static final String USUAL_SHELL = "/bin/bash";
  private static final int HOME_MODE = 0700;

  private final AccountsState state;
  private final long today;
  private final PlanDraft draft;
  private final FreeIds ids;
  private final Set<Integer> refused = new HashSet<>();

  NewAccounts(AccountsState state, Iterable<Account> wanted, long today, PlanDraft draft) {
    this.state = state;
    this.today = today;
    this.draft = draft;
    this.ids = new FreeIds(state);
    for (Account account : wanted) {
      if (isMissing(account) && account.uid().isPresent()) {
        int uid = account.uid().get();
        if (!ids.reserveUser(uid)) {
          refused.add(uid);
        }
      }
    }
  }

  private boolean isMissing(Account account) {
    return state.find(account.name()).isEmpty();
  }

  /** Whether there is anything to make it for. */
  static boolean isWorthMaking(Account account) {
    return account.administrator() || !account.equals(Account.named(account.name()));
  }

  /** Drafts it; nothing, and a problem, when it cannot be made. */
  Optional<PasswdEntry> draft(Account account) {
    boolean newGroup = !state.groups().containsKey(account.name().value());
    OptionalInt uid = userId(account, newGroup);
    OptionalInt gid = uid.isPresent() ? groupId(account, uid.getAsInt()) : OptionalInt.empty();
    if (uid.isEmpty() || gid.isEmpty()) {
      return Optional.empty();
    }
    String name = account.name().value();
    PasswdEntry entry =
        PasswdEntry.create(
            name,
            uid.getAsInt(),
            gid.getAsInt(),
            fullName(account),
            account.home().orElse(AccountsObservation.HOMES + "/" + name),
            shell(account));
    if (newGroup) {
      draftGroup(name, gid.getAsInt());
    }
    draft.edit(
        AccountsObservation.PASSWD, EntryEdit.added(name, entry.line(), "add the account " + name));
    draft.change(
        Change.added(
            key(account), "new account, user id " + entry.uid() + ", home folder " + entry.home()));
    draftPassword(account);
    draftHome(account, entry);
    return Optional.of(entry);
  }

  private OptionalInt userId(Account account, boolean newGroup) {
    if (account.uid().isPresent()) {
      int uid = account.uid().get();
      if (refused.contains(uid)) {
        draft.error(
            key(account) + ".uid",
            uid
                + " is the user id of "
                + ownerOf(uid)
                + " on this system already; write another one, or take the line out for the next"
                + " free one.");
        return OptionalInt.empty();
      }
      return OptionalInt.of(uid);
    }
    boolean admin = account.name().equals(AccountName.ADMIN);
    OptionalInt uid = admin ? ids.takeAdmin(newGroup) : ids.takeUser(newGroup);
    if (uid.isEmpty()) {
      draft.error(
          key(account),
          "no user id is free between "
              + state.loginDefs().uidLeast()
              + " and "
              + state.loginDefs().uidMost()
              + " (UID_MIN and UID_MAX in /etc/login.defs); remove an account or raise UID_MAX.");
    } else if (admin && uid.getAsInt() != FreeIds.ADMIN) {
      draft.note(
          "The id "
              + FreeIds.ADMIN
              + " is taken on this system; admin gets "
              + uid.getAsInt()
              + ".");
    }
    return uid;
  }

  private String ownerOf(int uid) {
    return state.passwd().values().stream()
        .filter(entry -> entry.uid() == uid)
        .map(PasswdEntry::name)
        .findFirst()
        .orElse("another account of the settings");
  }

  private OptionalInt groupId(Account account, int uid) {
    String name = account.name().value();
    GroupEntry present = state.groups().get(name);
    if (present != null) {
      present
          .gid()
          .ifPresent(
              gid ->
                  draft.note(
                      "There is a group "
                          + name
                          + " already ("
                          + gid
                          + "); the account takes it."));
      if (present.gid().isEmpty()) {
        draft.error(key(account), damaged(AccountsObservation.GROUP, name));
      }
      return present.gid();
    }
    OptionalInt gid = ids.takeGroup(uid);
    if (gid.isEmpty()) {
      draft.error(key(account), "no group id is free for it; remove a group that nobody uses.");
    }
    return gid;
  }

  static String damaged(String path, String name) {
    return "its entry in "
        + path
        + " cannot be read (a field is missing, or an id is no number); repair the line of "
        + name
        + " by vipw, vigr or pwck, then try again.";
  }

  private void draftGroup(String name, int gid) {
    draft.edit(
        AccountsObservation.GROUP,
        EntryEdit.added(name, GroupEntry.create(name, gid).line(), "add the group " + name));
    if (state.gshadow().isPresent()) {
      String line = GroupEntry.createShadow(name).line();
      GroupEntry stale = state.gshadow().get().get(name);
      draft.edit(
          AccountsObservation.GSHADOW,
          stale == null
              ? EntryEdit.added(name, line, "add the group " + name)
              : EntryEdit.changed(name, stale.line(), line, "add the group " + name));
    }
  }

  /** A line that an account of the same name left behind is replaced, its hash with it. */
  private void draftPassword(Account account) {
    String name = account.name().value();
    PasswordTarget target = PasswordTarget.of(account, PasswordField.NONE, false);
    String line =
        ShadowEntry.create(name, state.loginDefs())
            .withPassword(target.after())
            .withLastChange(today)
            .line();
    Optional<ShadowEntry> stale = state.findShadow(account.name());
    String deed =
        target.after().equals(PasswordField.NONE) ? "no password for " + name : target.deed();
    draft.edit(
        AccountsObservation.SHADOW,
        stale
            .map(old -> EntryEdit.changed(name, old.line(), line, deed))
            .orElse(EntryEdit.added(name, line, deed)));
    if (target.isNewPassword()) {
      draft.change(new Change(key(account) + ".password", "none", "(hidden), new"));
    }
    if (account.locked() || !account.passwordEnabled()) {
      draft.change(new Change(key(account), target.before(), target.afterwards()));
    }
  }

  private void draftHome(Account account, PasswdEntry entry) {
    String home = entry.home();
    FileFacts present = state.homes().get(home);
    if (present != null) {
      boolean own = present.folder() && present.uid() == entry.uid();
      if (!own) {
        draft.warning(
            key(account) + ".home",
            home
                + (present.folder()
                    ? " is there already and belongs to the user id " + present.uid()
                    : " is there already and is no folder")
                + "; it is left as it is.");
      }
      return;
    }
    draft.folder(new Step.MakeFolder(home, FileFacts.folder(HOME_MODE, entry.uid(), entry.gid())));
    if (!home.startsWith(AccountsObservation.HOMES + "/")) {
      draft.note(
          "Should there be a folder " + home + " already, it is given to " + entry.name() + ".");
    }
  }

  private static String fullName(Account account) {
    boolean admin = account.name().equals(AccountName.ADMIN);
    return account.fullName().orElse(admin ? ADMIN_FULL_NAME : "");
  }

  /** The account's, else root's where it is one to work with. */
  private String shell(Account account) {
    String roots =
        state
            .find(AccountName.ROOT)
            .map(PasswdEntry::shell)
            .filter(shell -> shell.startsWith("/") && !shell.matches(".*/(nologin|false)"))
            .orElse(USUAL_SHELL);
    String shell = account.shell().orElse(roots);
    if (state.shells().map(known -> !known.contains(shell)).orElse(false)) {
      draft.warning(
          key(account) + ".shell",
          shell + " is not in /etc/shells; some services refuse accounts with such a shell.");
    }
    return shell;
  }

  private static String key(Account account) {
    return AccountsPlanner.key(account.name());
  }
}
