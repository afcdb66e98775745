package dev.crashcart.core.accounts;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The system's own check of a password, for hashes whose method only its crypt(3) knows: PAM's
 * helper unix_chkpwd(8), which reads the password and a NUL from standard input.
 */
public final class SystemPasswordCheck {
  private static final List<String> PLACES = List.of("/usr/sbin/unix_chkpwd", "/sbin/unix_chkpwd");
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int RIGHT = 0;

  /** PAM_AUTH_ERR. */
  private static final int WRONG = 7;

  private SystemPasswordCheck() {}

  /**
   * Whether this is the account's password; takes a tenth of a second. Needs root for any account
   * but one's own.
   */
  public static boolean matches(Host host, AccountName account, char[] password)
      throws HostFailure {
    Optional<byte[]> bytes = Passwords.bytes(password);
    if (bytes.isEmpty() || Passwords.contains(bytes.get(), (byte) 0)) {
      return false;
    }
    byte[] typed = bytes.get();
    byte[] input = Arrays.copyOf(typed, typed.length + 1);
    try {
      List<String> command = List.of(program(host), account.value(), "nullok");
      CommandResult result = host.run(command, input, LIMIT);
      if (result.exit() != RIGHT && result.exit() != WRONG) {
        throw new HostFailure(
            "The system could not check the password of "
                + account
                + " (unix_chkpwd ended with status "
                + result.exit()
                + "). Set a new one by: crashcart account password "
                + account);
      }
      return result.exit() == RIGHT;
    } finally {
      Arrays.fill(typed, (byte) 0);
      Arrays.fill(input, (byte) 0);
    }
  }

  /** Whether this system has the helper. */
  static boolean isThere(Host host) throws HostFailure {
    return find(host).isPresent();
  }

  private static Optional<String> find(Host host) throws HostFailure {
    for (String place : PLACES) {
      if (host.facts(place).isPresent()) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private static String program(Host host) throws HostFailure {
    Optional<String> place = find(host);
    if (place.isPresent()) {
      return place.get();
    }
    throw new HostFailure(
        "This system has no unix_chkpwd (package libpam-modules-bin or pam), which alone can check"
            + " a password of this kind. Set a new password, then it can be checked.");
  }
}
