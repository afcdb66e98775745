package dev.crashcart.core.accounts;

import java.util.Optional;

/**
 * One account as it is now, for people.
 *
 * @param onSystem whether the system knows it at all
 * @param inSettings whether the settings name it
 * @param state whether and how its password opens anything
 * @param scheme the hash's method ({@code 2b}, {@code y}), also of a password that is kept while it
 *     is disabled; empty without a hash
 * @param failedAttempts as faillock(8) counts them
 * @param lockedByFailures whether these many failures keep it out now
 * @param sessions running sessions
 */
public record AccountStatus(
    AccountName name,
    boolean onSystem,
    boolean inSettings,
    boolean administrator,
    PasswordState state,
    Optional<String> scheme,
    int failedAttempts,
    boolean lockedByFailures,
    boolean secondFactor,
    int sessions) {

  /** What the password of an account is good for. */
  public enum PasswordState {
    /** It opens the account. */
    SET("password set"),
    /** There is none. */
    NONE("no password"),
    /** Switched off: {@code *} in shadow(5). */
    DISABLED("password disabled"),
    /** {@code !} in shadow(5). */
    LOCKED("locked"),
    /** The account's date in shadow(5) is past. */
    EXPIRED("expired"),
    /** An empty field in shadow(5): anybody gets in. */
    OPEN("OPEN: no password is asked"),
    /** The system has no such account yet. */
    MISSING("not on this system yet");

    private final String words;

    PasswordState(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** Whether an administrator can sign in with it by password now. */
  public boolean usableAdministrator() {
    return administrator && (state == PasswordState.SET || state == PasswordState.OPEN);
  }
}
