package dev.crashcart.core.ssh;

import java.util.List;

/**
 * What sshd and PAM look at when an account comes in: its password, shell, groups and keys.
 *
 * @param password whether and how its password opens anything
 * @param shell of passwd(5)
 * @param groups the names of all its groups, its own first
 * @param keys how many public keys open it
 * @param secondFactor whether it has enrolled a second factor
 */
public record SshLogin(
    String name,
    int uid,
    Password password,
    String shell,
    List<String> groups,
    int keys,
    boolean secondFactor) {
  /** What shadow(5) says of a password. */
  public enum Password {
    /** It opens the account. */
    SET("password set"),
    /** There is none, or it was switched off: {@code *}. */
    NONE("no password is set"),
    /** Switched off in the settings: {@code *}. */
    DISABLED("its password is disabled"),
    /** {@code !}. */
    LOCKED("it is locked"),
    /** Too many wrong ones: faillock(8) keeps it out for now. */
    FAILED("locked after too many wrong passwords"),
    /** The account's date is past: neither password nor key open it. */
    EXPIRED("the account has expired"),
    /** The field is empty: anybody gets in. */
    OPEN("no password is asked");

    private final String words;

    Password(String words) {
      this.words = words;
    }
  }

  public SshLogin {
    groups = List.copyOf(groups);
  }

  /** Why its password opens nothing, in a few words. */
  String passwordWords() {
    return password.words;
  }

  /** Whether sshd treats it as root. */
  public boolean isRoot() {
    return uid == 0;
  }
}
