package dev.crashcart.core.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where sshd looks for the keys of accounts: the words of AuthorizedKeysFile, with {@code %h} for
 * the home folder, {@code %u} for the name, {@code %U} for the user id (sshd_config(5)).
 */
record KeyPlaces(List<String> words) {
  KeyPlaces {
    List<String> all = new ArrayList<>();
    words.forEach(word -> all.addAll(List.of(word.strip().split("\\s+"))));
    words = List.copyOf(all);
  }

  /** What an operator must know when the usual file of this account is not among them. */
  Optional<String> elsewhere(PasswdEntry entry) {
    List<String> paths = words.stream().map(word -> expanded(word, entry)).toList();
    String usual = entry.home() + "/" + KeyFiles.FILES.get(0);
    if (paths.contains(usual)) {
      return Optional.empty();
    }
    boolean none = words.equals(List.of("none"));
    return Optional.of(
        "sshd does not look into "
            + usual
            + ": its AuthorizedKeysFile is "
            + String.join(" ", words)
            + (none
                ? ", so no file of keys opens anything."
                : ", which is " + String.join(" and ", paths) + " here.")
            + " Keys kept there have no effect until that line of sshd_config is changed.");
  }

  private static String expanded(String word, PasswdEntry entry) {
    String path =
        word.replace("%%", "\0")
            .replace("%h", entry.home())
            .replace("%u", entry.name())
            .replace("%U", String.valueOf(entry.uid()))
            .replace("\0", "%");
    return path.startsWith("/") || path.equals("none") ? path : entry.home() + "/" + path;
  }
}
