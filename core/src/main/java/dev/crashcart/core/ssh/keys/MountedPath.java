package dev.crashcart.core.ssh.keys;

import java.util.List;

/**
 * A file system that a person may bring a key on or take one away on.
 *
 * @param path where it is mounted
 * @param fileSystem its kind, such as {@code vfat}
 * @param source the device or share, such as {@code /dev/sdb1}
 * @param readOnly whether nothing can be written to it
 * @param removable whether it is a stick or card, or stands where those are mounted
 */
public record MountedPath(
    String path, String fileSystem, String source, boolean readOnly, boolean removable) {
  private static final List<String> WITHOUT_MODES =
      List.of("vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "cifs", "smb3");

  /** Whether files have modes and owners there; without them whoever holds it reads it all. */
  public boolean hasModes() {
    return !WITHOUT_MODES.contains(fileSystem);
  }

  /** Whether this path is on it or is it, looking at names alone. */
  public boolean holds(String other) {
    return other.equals(path) || other.startsWith(path.endsWith("/") ? path : path + "/");
  }
}
