package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file on its way into place: written beside its target under the fixed name {@code
 * .NAME.crashcart-tmp}, then renamed over it. Closing it before {@link #place} removes it. The name
 * has dots, so that sudo, cron and systemd do not read it while it stands there.
 */
final class UnfinishedFile implements AutoCloseable {
  /** For the owner alone, until the wanted mode is set. */
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final String END = ".crashcart-tmp";

  private final Path target;
  private final Path unfinished;
  private final FileChannel channel;
  private boolean placed;

  private UnfinishedFile(Path target, Path unfinished, FileChannel channel) {
    this.target = target;
    this.unfinished = unfinished;
    this.channel = channel;
  }

  /** Starts anew, whatever a writer that died left behind. */
  static UnfinishedFile create(Path target) throws IOException {
    Path unfinished = beside(target);
    Files.deleteIfExists(unfinished);
    FileChannel channel =
        FileChannel.open(
            unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE);
    return new UnfinishedFile(target, unfinished, channel);
  }

  /** Where the unfinished file of a target stands. */
  static Path beside(Path target) {
    return target.resolveSibling("." + target.getFileName() + END);
  }

  /** Whether a name is that of an unfinished file. */
  static boolean isName(String name) {
    return name.startsWith(".") && name.endsWith(END);
  }

  Path path() {
    return unfinished;
  }

  /** Writes the whole content. */
  void fill(byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Gives it away; before the mode is set, for the kernel clears set-user-ID bits then. */
  void giveTo(int uid, int gid) throws IOException {
    Files.setAttribute(unfinished, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(unfinished, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
  }

  void setMode(int mode) throws IOException {
    Files.setAttribute(unfinished, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
  }

  /** Puts content and facts on the disk, fsync(2). */
  void sync() throws IOException {
    channel.force(true);
  }

  /** Makes it the target, in one step, rename(2). */
  void place() throws IOException {
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    placed = true;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      if (!placed) {
        Files.deleteIfExists(unfinished);
      }
    }
  }
}
