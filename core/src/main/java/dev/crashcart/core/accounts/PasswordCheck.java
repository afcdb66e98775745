package dev.crashcart.core.accounts;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/**
 * Whether a typed password is that of an account. On a running machine the system says so by its
 * own crypt(3); elsewhere, and where it has no unix_chkpwd(8), the methods known here must do.
 */
public final class PasswordCheck {
  /** The hash of a password that nobody knows, of the usual cost. */
  private static final PasswordHash NOBODYS =
      PasswordHash.of("$2b$12$abcdefghijklmnopqrstuuSCo0mpUTYZq0qSSx1sTrGnxUZf0y6aG");

  private PasswordCheck() {}

  /**
   * Whether it opens the account; takes up to half a second. Whether the account may be used at all
   * is another question.
   *
   * @throws HostFailure when it cannot be told, with what to do
   */
  public static boolean opens(Host host, AccountsState state, AccountName name, char[] password)
      throws HostFailure {
    PasswordField field = state.password(name);
    if (field.open()) {
      return true;
    }
    if (field.hash().isEmpty()) {
      return refuse(password);
    }
    if (host.kind() == Host.Kind.LIVE && SystemPasswordCheck.isThere(host)) {
      return SystemPasswordCheck.matches(host, name, password);
    }
    Optional<Boolean> known = field.storable().flatMap(hash -> Passwords.matches(password, hash));
    return known.orElseThrow(() -> unknown(host, name));
  }

  /** Says no, after as long as a check takes: so nobody finds out which accounts there are. */
  public static boolean refuse(char[] password) {
    return Passwords.matches(password, NOBODYS).orElse(false);
  }

  private static HostFailure unknown(Host host, AccountName name) {
    return new HostFailure(
        "The password of "
            + name
            + " is kept by a method that only the running system can check (yescrypt or another),"
            + " and here "
            + (host.kind() == Host.Kind.LIVE
                ? "it has no unix_chkpwd (package libpam-modules-bin or pam). "
                : "nothing runs. ")
            + "Set a new one, then it can be checked: crashcart account password "
            + name);
  }
}
