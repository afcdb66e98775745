package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file that notes who the files below a root are meant to belong to, for when this process may
 * not give them away: it is not root, or the machine is a pretend one. The rule: a file that really
 * belongs to this user and is not noted counts as root's, 0:0; so facts compare equal to what was
 * wanted and plans become empty.
 *
 * <p>One line a file: {@code UID:GID PATH}. Root does not read it: when Crashcart runs as root
 * later, the real owners count, differ, and are put right.
 */
final class OwnerLedger {
  private final RootFolder root;
  private final String path;
  private final int caller;

  /**
   * @param path where it is kept, below the root
   */
  OwnerLedger(RootFolder root, String path) throws HostFailure {
    this.root = root;
    this.path = path;
    this.caller = caller();
  }

  /** The user this process runs as. */
  static int caller() throws HostFailure {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException refused) {
      throw Refusal.reading("/proc/self", refused);
    }
  }

  /** The facts with the owner that counts instead of the real one. */
  FileFacts read(Path onDisk, FileFacts real) throws HostFailure {
    String noted = noted().get(root.seen(onDisk));
    if (noted != null) {
      String[] ids = noted.split(":");
      return new FileFacts(
          real.mode(), Integer.parseInt(ids[0]), Integer.parseInt(ids[1]), real.folder());
    }
    return real.uid() == caller ? new FileFacts(real.mode(), 0, 0, real.folder()) : real;
  }

  /** Notes an owner. */
  void note(Path onDisk, int uid, int gid) throws HostFailure {
    change(root.seen(onDisk), uid == 0 && gid == 0 ? "" : uid + ":" + gid);
  }

  /** The file is gone. */
  void forget(Path onDisk) throws HostFailure {
    change(root.seen(onDisk), "");
  }

  private void change(String seen, String ids) throws HostFailure {
    if (seen.contains("\n")) {
      throw new HostFailure("The owner of a file with a line end in its name cannot be noted.");
    }
    Map<String, String> noted = noted();
    String before = ids.isEmpty() ? noted.remove(seen) : noted.put(seen, ids);
    if (!ids.equals(before == null ? "" : before)) {
      save(noted);
    }
  }

  private Map<String, String> noted() throws HostFailure {
    Path ledger = root.follow(path);
    Map<String, String> noted = new TreeMap<>();
    try {
      if (Files.exists(ledger, LinkOption.NOFOLLOW_LINKS)) {
        for (String line : Files.readAllLines(ledger, StandardCharsets.UTF_8)) {
          if (!line.matches("[0-9]{1,9}:[0-9]{1,9} /.*")) {
            throw new HostFailure(
                path + " holds a line that is not \"UID:GID PATH\"; remove that line.");
          }
          noted.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
        }
      }
      return noted;
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
  }

  private void save(Map<String, String> noted) throws HostFailure {
    Path ledger = root.follow(path);
    StringBuilder text = new StringBuilder();
    noted.forEach((seen, ids) -> text.append(ids).append(' ').append(seen).append('\n'));
    try {
      MissingFolders.make(root, ledger.getParent());
      try (UnfinishedFile file = UnfinishedFile.create(ledger)) {
        file.fill(text.toString().getBytes(StandardCharsets.UTF_8));
        file.place();
      }
    } catch (IOException refused) {
      throw Refusal.writing(path, ledger.getParent(), refused);
    }
  }
}
