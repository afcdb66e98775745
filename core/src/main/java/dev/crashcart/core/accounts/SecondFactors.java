package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who signs in with a code besides the password: lines of {@code /etc/users.oath} (pam_oath) and
 * {@code ~/.google_authenticator} (pam_google_authenticator).
 *
 * @param oath the whole oath file
 * @param oathIsUtf8 whether it can be written again to the byte
 * @param oathFacts its mode and owner
 * @param ownFiles the names of the accounts with a file in their home
 */
record SecondFactors(
    Optional<Secret> oath,
    boolean oathIsUtf8,
    Optional<FileFacts> oathFacts,
    Set<String> ownFiles) {
  static final String OATH = "/etc/users.oath";
  static final String OWN_FILE = ".google_authenticator";

  SecondFactors {
    ownFiles = Set.copyOf(ownFiles);
  }

  /** Everybody the oath file names. */
  Set<String> oathUsers() {
    Set<String> users = new TreeSet<>();
    lines().forEach(line -> userOf(line).ifPresent(users::add));
    return users;
  }

  /** The oath file without the lines of an account; all others to the byte. */
  Secret withoutUser(String name) {
    List<String> kept = new ArrayList<>(lines());
    kept.removeIf(line -> userOf(line).equals(Optional.of(name)));
    return new Secret(String.join("\n", kept));
  }

  private List<String> lines() {
    return Arrays.asList(oath.map(Secret::reveal).orElse("").split("\n", -1));
  }

  /** The second word of {@code HOTP/T30/6 ann - 00…}. */
  private static Optional<String> userOf(String line) {
    String[] words = line.strip().split("\\s+");
    return words.length >= 2 && words[0].startsWith("HOTP")
        ? Optional.of(words[1])
        : Optional.empty();
  }
}
