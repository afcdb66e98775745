package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive fcntl(2) lock on a whole file, as lckpwdf(3) takes it on {@code /etc/.pwd.lock}; it
 * goes with the process, however that ends.
 *
 * <p>The trap: a process loses the lock as soon as it closes <em>any</em> descriptor of the file.
 * So a file that this process has locked is never opened again here: {@link #HELD} knows them by
 * device and inode, reading one is refused, and the holder's name stands in a file beside it.
 */
final class LockFile implements Host.Lock {
  private static final long POLL_MILLIS = 50;

  /** The locked files of this process; taking and releasing hold its monitor. */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private final FileTree tree;
  private final String holderPath;
  private final boolean named;
  private final Object identity;
  private final FileChannel channel;

  private LockFile(
      FileTree tree, String holderPath, boolean named, Object identity, FileChannel channel) {
    this.tree = tree;
    this.holderPath = holderPath;
    this.named = named;
    this.identity = identity;
    this.channel = channel;
  }

  /** See {@link Host#lock}. */
  static Optional<Host.Lock> take(FileTree tree, String path, String holder, Duration patience)
      throws HostFailure {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (HELD) {
      try {
        Optional<LockFile> lock = attempt(tree, path, !holder.isEmpty());
        for (long left = end - System.nanoTime();
            lock.isEmpty() && left > 0;
            left = end - System.nanoTime()) {
          HELD.wait(Math.min(POLL_MILLIS, left / 1_000_000 + 1));
          lock = attempt(tree, path, !holder.isEmpty());
        }
        if (lock.isPresent()) {
          lock.get().sign(holder);
        }
        return lock.map(held -> held);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new HostFailure("Waiting for the lock " + path + " was interrupted.", stopped);
      }
    }
  }

  /** Refuses to open a file that this process has locked. */
  static void refuseIfHeld(String path, BasicFileAttributes file) throws HostFailure {
    // Without the monitor: a thread that waits for a lock holds it and may want the file tree.
    if (HELD.contains(file.fileKey())) {
      throw new HostFailure(path + " is locked by Crashcart itself and not opened meanwhile.");
    }
  }

  private static Optional<LockFile> attempt(FileTree tree, String path, boolean named)
      throws HostFailure {
    tree.makeEmpty(path, 0600);
    Path file = tree.root().follow(path);
    try {
      Object identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      if (HELD.contains(identity)) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (!locked(channel)) {
        return Optional.empty();
      }
      HELD.add(identity);
      return Optional.of(new LockFile(tree, path + ".holder", named, identity, channel));
    } catch (IOException refused) {
      throw Refusal.writing(path, file.getParent(), refused);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked;
  }

  /**
   * The name only serves those who wait. A full disk must not cost the lock, for without it nothing
   * can be put back either.
   */
  private void sign(String holder) {
    if (named) {
      try {
        tree.write(
            holderPath,
            holder.getBytes(StandardCharsets.UTF_8),
            FileFacts.file(0644, 0, 0),
            unfinished -> {});
      } catch (HostFailure refused) {
        System.getLogger(LockFile.class.getName())
            .log(System.Logger.Level.WARNING, "The holder of a lock stays unnamed.", refused);
      }
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!channel.isOpen()) {
        return;
      }
      try {
        if (named) {
          tree.remove(holderPath);
        }
      } catch (HostFailure refused) {
        System.getLogger(LockFile.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "The holder of a released lock stays written.",
                refused);
      }
      try {
        channel.close();
      } catch (IOException refused) {
        // close(2) frees the descriptor, and with it the lock, even when it reports an error.
        System.getLogger(LockFile.class.getName())
            .log(System.Logger.Level.WARNING, "Closing a lock file reported an error.", refused);
      }
      HELD.remove(identity);
      HELD.notifyAll();
    }
  }
}
