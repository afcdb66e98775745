package dev.crashcart.core.accounts;

import dev.crashcart.core.accounts.KeyFiles.KeyFile;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The reading of authorised keys below home folders. These belong to people who may put anything
 * there: links are not followed, and what cannot be read is an obstacle, never a failure.
 */
final class KeyFilesObservation {
  /** Thousands of keys; sshd reads them line by line at every sign-in. */
  private static final int MOST_BYTES = 1 << 20;

  private final Host host;
  private final Map<String, FileFacts> homes;

  KeyFilesObservation(Host host, Map<String, FileFacts> homes) {
    this.host = host;
    this.homes = homes;
  }

  /**
   * The files of these accounts.
   *
   * @param homeFolders by the name of the account
   */
  Map<String, KeyFiles> of(Map<String, String> homeFolders) {
    Map<String, KeyFiles> all = new TreeMap<>();
    homeFolders.forEach((name, home) -> all.put(name, files(home)));
    return Collections.unmodifiableMap(all);
  }

  private KeyFiles files(String home) {
    if (!isHome(home)) {
      return KeyFiles.blocked(
          home,
          "the account has no home folder of its own ("
              + (home.isEmpty() ? "none" : home)
              + ") to keep SSH keys in; give it one by usermod -d, then try again.");
    }
    FileFacts facts = homes.get(home);
    if (facts != null && !facts.folder()) {
      return KeyFiles.blocked(
          home, home + " is no folder, so it can hold no SSH keys; put a folder in its place.");
    }
    if (AccountsObservation.UNKNOWN_HOME.equals(facts)) {
      return KeyFiles.blocked(
          home, home + " cannot be reached now, so its SSH keys are not known. Try again later.");
    }
    try {
      return found(home);
    } catch (HostFailure unreadable) {
      return KeyFiles.blocked(home, unreadable.getMessage());
    }
  }

  /** The system's own folders are nobody's home, whatever passwd(5) says. */
  private static boolean isHome(String home) {
    return home.matches("/[^/\0].*")
        && !home.contains("\0")
        && !(home + "/").contains("/../")
        && !home.equals("/nonexistent")
        && !home.matches("/(dev|proc|sys)(/.*)?");
  }

  private KeyFiles found(String home) throws HostFailure {
    String path = home + "/.ssh";
    Optional<String> linked = link(path);
    if (linked.isPresent()) {
      return KeyFiles.blocked(home, linked.get());
    }
    Optional<FileFacts> folder = host.facts(path);
    if (folder.isEmpty()) {
      return new KeyFiles(
          home, folder, KeyFiles.none(home, 0), KeyFiles.none(home, 1), Optional.empty());
    }
    if (!folder.get().folder()) {
      return KeyFiles.blocked(home, path + " is no folder; move it away, then try again.");
    }
    for (String file : KeyFiles.FILES) {
      Optional<String> fileLinked = link(home + "/" + file);
      if (fileLinked.isPresent()) {
        return KeyFiles.blocked(home, fileLinked.get());
      }
    }
    return new KeyFiles(home, folder, file(home, 0), file(home, 1), Optional.empty());
  }

  private Optional<String> link(String path) throws HostFailure {
    return host.link(path)
        .map(
            target ->
                path
                    + " is a symbolic link to "
                    + target
                    + ", which is not followed: it may lead into somebody else's files. Put what"
                    + " it leads to in its place, then try again.");
  }

  private KeyFile file(String home, int which) throws HostFailure {
    String path = home + "/" + KeyFiles.FILES.get(which);
    Optional<FileFacts> facts = host.facts(path);
    if (facts.isEmpty()) {
      return KeyFiles.none(home, which);
    }
    if (facts.get().folder()) {
      throw new HostFailure(path + " is a folder, not a file. Move it away and try again.");
    }
    byte[] content = host.read(path).orElse(new byte[0]);
    if (content.length > MOST_BYTES) {
      throw new HostFailure(path + " is larger than 1 MiB; Crashcart does not read it.");
    }
    return new KeyFile(path, facts, new String(content, StandardCharsets.ISO_8859_1));
  }
}
