package dev.crashcart.core.apply;

import java.util.Optional;

/**
 * Who wants something, for the history and the audit log.
 *
 * @param account the account signed in with; empty at an open console and on a machine that does
 *     not run (it is then nobody's own account that changes)
 * @param front what it came through: {@code console}, {@code command line}, {@code timer}
 * @param terminal such as {@code /dev/tty1}; {@code none} without one
 * @param session the login session of logind this comes from, which a recovery does not end
 * @param overSsh whether this comes over the machine's own SSH service
 */
public record Who(
    Optional<String> account,
    String front,
    String terminal,
    Optional<String> session,
    boolean overSsh) {
  /** Crashcart itself, when a deadline has passed. */
  public static final Who TIMER = new Who(Optional.empty(), "timer", "none");

  /** The name of whoever has the one-time access, who is no account. */
  public static final String ONE_TIME = "one-time access";

  /** Crashcart itself, while the machine starts. */
  public static final Who BOOT = new Who(Optional.empty(), "boot", "none");

  /** Somebody at the machine itself. */
  public Who(Optional<String> account, String front, String terminal, Optional<String> session) {
    this(account, front, terminal, session, false);
  }

  /** Somebody outside any login session. */
  public Who(Optional<String> account, String front, String terminal) {
    this(account, front, terminal, Optional.empty(), false);
  }

  /** The account, or the front where nobody signed in. */
  public String name() {
    return account.orElse(front);
  }
}
