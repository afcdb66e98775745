package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The folders a file needs that are not there yet. Those of Crashcart's own settings and state are
 * made 0700, for they hold password hashes; all others 0755.
 */
final class MissingFolders {
  private static final List<String> PRIVATE = List.of("/etc/crashcart", "/var/lib/crashcart");

  private MissingFolders() {}

  /** Makes a folder and what is missing above it; gives those made, the uppermost first. */
  static Deque<Path> make(RootFolder root, Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; !Files.exists(at, LinkOption.NOFOLLOW_LINKS); at = at.getParent()) {
      missing.push(at);
    }
    for (Path made : missing) {
      create(made, isPrivate(root.seen(made)) ? 0700 : 0755);
    }
    return missing;
  }

  /** Makes one folder with exactly this mode, whatever the umask. */
  static void create(Path folder, int mode) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setAttribute(folder, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isPrivate(String seen) {
    return PRIVATE.stream().anyMatch(own -> seen.equals(own) || seen.startsWith(own + "/"));
  }
}
