package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Written;
import java.util.List;
import java.util.Optional;

/**
 * One account as it is wanted.
 *
 * <pre>{@code
 * accounts:
 *   ann: {password: "$2b$12$…", administrator: true, full-name: Ann Lee}
 * }</pre>
 *
 * @param password its hash; empty leaves the one the system has
 * @param passwordEnabled whether the password opens anything; off keeps the hash for later
 * @param locked whether the account is locked, as by {@code passwd -l}
 * @param administratorFlag whether it is asked to be an administrator; see {@link #administrator()}
 * @param uid the user id when it is created; empty takes the next free one
 * @param home its home folder when it is created
 * @param shell its shell when it is created
 * @param sshKeys the public keys that open it over SSH, besides those that others put there
 */
public record Account(
    AccountName name,
    Optional<PasswordHash> password,
    boolean passwordEnabled,
    boolean locked,
    boolean administratorFlag,
    Optional<Integer> uid,
    Optional<String> fullName,
    Optional<String> home,
    Optional<String> shell,
    List<PublicKeyLine> sshKeys) {

  public static final Key<Optional<PasswordHash>> PASSWORD =
      Key.optional(
          "password",
          "Password",
          "The hash of the password, as crypt(5) writes it. Set it by typing a password, not by"
              + " hand.",
          Kind.SECRET,
          PasswordHash::of,
          hash -> hash.text().reveal());

  public static final Key<Boolean> PASSWORD_ENABLED =
      Key.yesNo(
          "password-enabled",
          "Password sign-in",
          "Off: the password opens nothing, SSH included. It is kept, and works again when switched"
              + " on. SSH keys are not affected.",
          true);

  public static final Key<Boolean> LOCKED =
      Key.yesNo(
          "locked",
          "Locked",
          "On: the account is locked, as by passwd -l, until somebody unlocks it.",
          false);

  public static final Key<Boolean> ADMINISTRATOR =
      Key.yesNo(
          "administrator",
          "Administrator",
          "On: member of the system's administrator group, and may run anything by sudo with the"
              + " own password. The accounts root and admin always are.",
          false);

  public static final Key<Optional<Integer>> UID =
      Key.optional(
          "uid",
          "User id",
          "Taken when the account is made; left out, the next free one is. An existing account"
              + " keeps its own.",
          Kind.NUMBER,
          text -> Key.readNumber(text, 0, 60_000),
          String::valueOf);

  public static final Key<Optional<String>> FULL_NAME =
      Key.optional(
          "full-name",
          "Full name",
          "For people: who the account belongs to.",
          Kind.TEXT,
          Account::readFullName,
          name -> name);

  public static final Key<Optional<String>> HOME =
      Key.optional(
          "home",
          "Home folder",
          "Used when the account is made; left out, it is /home and the name.",
          Kind.TEXT,
          Account::readPath,
          path -> path);

  public static final Key<Optional<String>> SHELL =
      Key.optional(
          "shell",
          "Shell",
          "Used when the account is made; left out, it is root's.",
          Kind.TEXT,
          Account::readPath,
          path -> path);

  public static final Key<List<PublicKeyLine>> SSH_KEYS =
      Key.lines(
          "ssh-keys",
          "SSH keys",
          "Public keys that open this account over SSH, a line of authorized_keys each. Keys that"
              + " others put there stay.",
          PublicKeyLine::of,
          PublicKeyLine::toString);

  /** Every setting of an account, in the order of the file. */
  public static final List<Key<?>> KEYS =
      List.of(
          PASSWORD, PASSWORD_ENABLED, LOCKED, ADMINISTRATOR, UID, FULL_NAME, HOME, SHELL, SSH_KEYS);

  public Account {
    sshKeys = List.copyOf(sshKeys);
  }

  /** An account without SSH keys. */
  public Account(
      AccountName name,
      Optional<PasswordHash> password,
      boolean passwordEnabled,
      boolean locked,
      boolean administratorFlag,
      Optional<Integer> uid,
      Optional<String> fullName,
      Optional<String> home,
      Optional<String> shell) {
    this(
        name,
        password,
        passwordEnabled,
        locked,
        administratorFlag,
        uid,
        fullName,
        home,
        shell,
        List.of());
  }

  /** An account of which nothing is written but its name. */
  public static Account named(AccountName name) {
    return new Account(
        name,
        Optional.empty(),
        PASSWORD_ENABLED.defaultValue(),
        LOCKED.defaultValue(),
        ADMINISTRATOR.defaultValue(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Reads one entry below {@code accounts}. */
  static Account read(AccountName name, Input input, Problems problems) {
    Account account =
        new Account(
            name,
            input.get(PASSWORD, problems),
            input.get(PASSWORD_ENABLED, problems),
            input.get(LOCKED, problems),
            input.get(ADMINISTRATOR, problems),
            input.get(UID, problems),
            input.get(FULL_NAME, problems),
            input.get(HOME, problems),
            input.get(SHELL, problems),
            input.get(SSH_KEYS, problems));
    input.rejectUnknown(problems);
    return account;
  }

  /** Whether it is an administrator: asked for, or by its name. */
  public boolean administrator() {
    return administratorFlag || name.equals(AccountName.ROOT) || name.equals(AccountName.ADMIN);
  }

  /** A copy whose password is on or off. */
  public Account withPasswordEnabled(boolean enabled) {
    return new Account(
        name, password, enabled, locked, administratorFlag, uid, fullName, home, shell, sshKeys);
  }

  /** A copy with these SSH keys. */
  public Account withSshKeys(List<PublicKeyLine> keys) {
    return new Account(
        name,
        password,
        passwordEnabled,
        locked,
        administratorFlag,
        uid,
        fullName,
        home,
        shell,
        keys);
  }

  private static String readFullName(String text) {
    if (text.isBlank() || text.matches("(?s).*[:,=\\p{Cntrl}].*")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is not a full name: no colon, comma, equals sign or line end.");
    }
    return text;
  }

  private static String readPath(String text) {
    boolean normal =
        text.startsWith("/")
            && text.length() > 1
            && !text.endsWith("/")
            && !text.contains("//")
            && !(text + "/").contains("/./")
            && !(text + "/").contains("/../")
            && !text.matches("(?s).*[:\\p{Cntrl}].*");
    if (!normal) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is not an absolute path without \"..\", colons and doubled slashes.");
    }
    return text;
  }

  /** What of it is written to the file. */
  Written written() {
    return Written.thing(KeyPath.join(AccountsSettings.ACCOUNTS, name.value()), "account")
        .add(PASSWORD, password)
        .add(PASSWORD_ENABLED, passwordEnabled)
        .add(LOCKED, locked)
        .add(ADMINISTRATOR, administratorFlag)
        .add(UID, uid)
        .add(FULL_NAME, fullName)
        .add(HOME, home)
        .add(SHELL, shell)
        .add(SSH_KEYS, sshKeys);
  }
}
