package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key files of an account as they are to be: wanted keys in our block, some lines of others
 * gone.
 *
 * @param first the text of {@code authorized_keys}
 * @param second the text of {@code authorized_keys2}
 */
record KeyTarget(String first, String second) {
  static KeyTarget of(
      KeyFiles files,
      List<PublicKeyLine> wanted,
      Collection<KeyRemoval> keysGone,
      AccountName name) {
    Set<String> gone =
        keysGone.stream()
            .filter(removal -> removal.account().equals(name))
            .flatMap(removal -> removal.fingerprints().stream())
            .collect(Collectors.toSet());
    // Most accounts have neither keys nor files.
    boolean untouched =
        wanted.isEmpty()
            && gone.isEmpty()
            && !files.first().text().contains(AuthorizedKeysFile.END)
            && !files.first().text().contains(AuthorizedKeysFile.BEGIN);
    return untouched
        ? new KeyTarget(files.first().text(), files.second().text())
        : new KeyTarget(
            files.first().parse().without(gone).withOurs(wanted),
            files.second().parse().without(gone).text());
  }

  /** How many keys it leaves. */
  long count() {
    return keys(first).size() + keys(second).size();
  }

  static List<PublicKeyLine> keys(String text) {
    return AuthorizedKeysFile.parse(text).lines().stream()
        .flatMap(line -> line.key().stream())
        .toList();
  }
}
