package dev.crashcart.core.accounts;

import dev.crashcart.core.accounts.KeyFiles.KeyFile;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What it takes to have the authorised keys of accounts as wanted. Once keys are wanted, home,
 * folder and file also get the modes and owners without which sshd passes over them (StrictModes,
 * sshd_config(5)).
 */
final class KeyFilesPlanner {
  private static final int FOLDER_MODE = 0700;
  private static final int FILE_MODE = 0600;

  private final AccountsState state;
  private final Optional<String> signedIn;
  private final List<KeyRemoval> keysGone;
  private final PlanDraft draft;

  KeyFilesPlanner(
      AccountsState state, Optional<String> signedIn, List<KeyRemoval> keysGone, PlanDraft draft) {
    this.state = state;
    this.signedIn = signedIn;
    this.keysGone = List.copyOf(keysGone);
    this.draft = draft;
  }

  /** Removals from accounts that the settings do not speak of. */
  void draftOthers(Set<AccountName> drafted) {
    for (KeyRemoval removal : keysGone) {
      if (!drafted.contains(removal.account())) {
        state
            .find(removal.account())
            .ifPresent(entry -> draft(removal.account(), List.of(), entry, false));
      }
    }
  }

  /** An account of the settings, which is there or is being made. */
  void draft(Account account, PasswdEntry entry) {
    draft(account.name(), account.sshKeys(), entry, true);
  }

  /**
   * @param spoken whether the settings speak of the account; else its block stays as it is
   */
  private void draft(
      AccountName name, List<PublicKeyLine> keys, PasswdEntry entry, boolean spoken) {
    Optional<KeyFiles> found = state.findKeyFiles(name);
    if (found.isEmpty()) {
      return;
    }
    KeyFiles files = found.get();
    List<PublicKeyLine> wanted = spoken ? keys : files.first().parse().ours();
    Optional<String> obstacle = files.obstacle().or(() -> homeless(files, wanted, entry));
    if (obstacle.isPresent()) {
      if (!wanted.isEmpty()) {
        draft.warning(key(name), "its keys are not put in place: " + obstacle.get());
      }
      return;
    }
    KeyTarget target = KeyTarget.of(files, wanted, keysGone, name);
    boolean strict = spoken && !wanted.isEmpty();
    if (strict) {
      draftFolders(files, entry);
      warnOfOtherOptions(name, wanted, files);
    }
    draftChanges(name, files, target);
    draftFile(
        name, files, files.first(), target.first(), strict ? Optional.of(entry) : Optional.empty());
    draftFile(name, files, files.second(), target.second(), Optional.empty());
  }

  private static String key(AccountName name) {
    return AccountsPlanner.key(name) + "." + Account.SSH_KEYS.name();
  }

  /** Why sshd would pass over anything put into this home. */
  private Optional<String> homeless(KeyFiles files, List<PublicKeyLine> wanted, PasswdEntry entry) {
    String home = files.home();
    Optional<FileFacts> facts =
        Optional.ofNullable(state.homes().get(home)).or(() -> draft.folderFacts(home));
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    if (facts.isEmpty()) {
      return Optional.of(
          "there is no folder "
              + home
              + "; make it by: install -d -m 700 -o "
              + entry.name()
              + " -g "
              + entry.gid()
              + " "
              + home);
    }
    int owner = facts.get().uid();
    boolean open = (facts.get().mode() & OTHERS_WRITE) != 0;
    if (owner != entry.uid() && (owner != 0 || open)) {
      return Optional.of(
          home
              + (owner == 0 ? " may be written by others than its owner" : "")
              + (owner == 0 ? "" : " belongs to the user id " + owner)
              + ", so sshd takes no keys from it. Should it be the account's alone: chown "
              + entry.uid()
              + ":"
              + entry.gid()
              + " "
              + home);
    }
    return Optional.empty();
  }

  private static final int OTHERS_WRITE = 022;
  private static final int OTHERS_READ = 04;
  private static final int OTHERS_ENTER = 05;

  private void draftFolders(KeyFiles files, PasswdEntry entry) {
    String home = files.home();
    FileFacts homeFacts = state.homes().get(home);
    if (homeFacts != null && (homeFacts.mode() & OTHERS_WRITE) != 0) {
      FileFacts safe =
          FileFacts.folder(homeFacts.mode() & ~OTHERS_WRITE, homeFacts.uid(), homeFacts.gid());
      draft.folder(new Step.MakeFolder(home, safe));
      draft.change(new Change(home, words(homeFacts), words(safe)));
    }
    Optional<FileFacts> folder = files.folder();
    FileFacts own = FileFacts.folder(FOLDER_MODE, entry.uid(), entry.gid());
    FileFacts right = folder.map(present -> accepted(present, own, OTHERS_ENTER)).orElse(own);
    if (!folder.equals(Optional.of(right))) {
      String path = files.folderPath();
      draft.folder(new Step.Unlinked(new Step.MakeFolder(path, right), List.of(path)));
      draft.change(
          folder
              .map(present -> new Change(path, words(present), words(right)))
              .orElse(Change.added(path, words(right))));
    }
  }

  /** What is there when sshd takes it, else the least that makes it so. */
  private static FileFacts accepted(FileFacts present, FileFacts own, int rootsMayLet) {
    boolean roots = present.uid() == 0 && own.uid() != 0;
    if (roots && (present.mode() & rootsMayLet) == rootsMayLet
        || present.uid() == own.uid() && (present.mode() & own.mode()) == own.mode()) {
      return new FileFacts(
          present.mode() & ~OTHERS_WRITE, present.uid(), present.gid(), present.folder());
    }
    return present.uid() == own.uid()
        ? new FileFacts(
            present.mode() & ~OTHERS_WRITE | own.mode(),
            present.uid(),
            present.gid(),
            present.folder())
        : own;
  }

  private static String words(FileFacts facts) {
    return String.format("mode %04o, owner %d:%d", facts.mode(), facts.uid(), facts.gid());
  }

  /** The line that stands there already counts, so what it allows is what is allowed. */
  private void warnOfOtherOptions(AccountName name, List<PublicKeyLine> wanted, KeyFiles files) {
    List<PublicKeyLine> foreign =
        files.first().parse().foreign().stream()
            .filter(there -> keysGone.stream().noneMatch(gone -> takes(gone, name, there)))
            .toList();
    for (PublicKeyLine key : wanted) {
      foreign.stream()
          .filter(there -> AuthorizedKeysFile.isSameRight(there, key))
          .filter(there -> !there.options().equals(key.options()))
          .findFirst()
          .ifPresent(
              there ->
                  draft.warning(
                      key(name),
                      "the key "
                          + key.label()
                          + " stands in "
                          + files.first().path()
                          + " already, with "
                          + (there.options().isEmpty() ? "no options" : "the options ")
                          + there.options()
                          + ", which count. Remove that line first, then apply again."));
    }
  }

  private static boolean takes(KeyRemoval removal, AccountName name, PublicKeyLine line) {
    return removal.account().equals(name) && removal.fingerprints().contains(line.fingerprint());
  }

  private void draftChanges(AccountName name, KeyFiles files, KeyTarget target) {
    List<PublicKeyLine> gone = new ArrayList<>(KeyTarget.keys(files.first().text()));
    gone.addAll(KeyTarget.keys(files.second().text()));
    List<PublicKeyLine> come = new ArrayList<>(KeyTarget.keys(target.first()));
    come.addAll(KeyTarget.keys(target.second()));
    for (PublicKeyLine stays : List.copyOf(come)) {
      if (gone.remove(stays)) {
        come.remove(stays);
      }
    }
    for (PublicKeyLine key : List.copyOf(come)) {
      Optional<PublicKeyLine> other =
          gone.stream().filter(it -> AuthorizedKeysFile.isSameRight(it, key)).findFirst();
      draft.change(
          new Change(
              label(name, key),
              other.map(KeyFilesPlanner::details).orElse("none"),
              other.isPresent() ? details(key) : added(key)));
      other.ifPresent(gone::remove);
    }
    gone.forEach(key -> draft.change(new Change(label(name, key), "there", "removed")));
    boolean edited = !files.first().text().equals(target.first());
    if (edited && gone.isEmpty() && come.isEmpty()) {
      draft.change(
          new Change(
              name + ": the lines of Crashcart in " + files.first().path(),
              "edited by hand",
              "as the settings say"));
    }
    if (!gone.isEmpty() && signedIn.equals(Optional.of(name.value()))) {
      draft.risk(
          "You are signed in as "
              + name
              + ", and SSH keys of this account go, perhaps the one you came in with.");
    }
  }

  private static String label(AccountName name, PublicKeyLine key) {
    return name + ": SSH key " + key.label();
  }

  private static String added(PublicKeyLine key) {
    return key.options().isEmpty() ? "added" : "added, " + key.options();
  }

  private static String details(PublicKeyLine key) {
    return (key.options().isEmpty() ? "no options" : key.options())
        + (key.comment().isEmpty() ? "" : ", " + key.comment());
  }

  /**
   * @param strictFor the account whose file it must be for sshd; empty leaves mode and owner
   */
  private void draftFile(
      AccountName name,
      KeyFiles files,
      KeyFile file,
      String after,
      Optional<PasswdEntry> strictFor) {
    Optional<FileFacts> present = file.facts();
    boolean missing = present.isEmpty() && after.isEmpty();
    if (missing) {
      return;
    }
    FileFacts right =
        strictFor
            .map(entry -> FileFacts.file(FILE_MODE, entry.uid(), entry.gid()))
            .map(own -> present.map(it -> accepted(it, own, OTHERS_READ)).orElse(own))
            .or(() -> present)
            .orElseThrow();
    boolean sameFacts = present.equals(Optional.of(right));
    if (sameFacts && after.equals(file.text())) {
      return;
    }
    if (!sameFacts) {
      present.ifPresent(it -> draft.change(new Change(file.path(), words(it), words(right))));
    }
    draft.last(
        new Step.Unlinked(
            new Step.EditFile(
                file.path(),
                present.map(any -> new Secret(file.text())),
                new Secret(after),
                right,
                "the SSH keys of " + name),
            List.of(files.folderPath(), file.path())));
  }
}
