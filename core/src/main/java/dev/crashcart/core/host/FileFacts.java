package dev.crashcart.core.host;

/**
 * What the system knows of a file besides its content.
 *
 * @param mode permission bits, such as 0640 octal
 * @param uid owner
 * @param gid group
 * @param folder whether it is a folder
 */
public record FileFacts(int mode, int uid, int gid, boolean folder) {
  /** Facts of a plain file. */
  public static FileFacts file(int mode, int uid, int gid) {
    return new FileFacts(mode, uid, gid, false);
  }

  /** Facts of a folder. */
  public static FileFacts folder(int mode, int uid, int gid) {
    return new FileFacts(mode, uid, gid, true);
  }
}
