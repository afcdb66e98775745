package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files watched by inotify(7) through the folders they stand in, so that a file that is replaced,
 * removed or not there yet is noticed too. A missing folder is waited for in the nearest one above
 * it. Its thread sleeps in the kernel while nothing happens.
 */
final class FileWatch implements AutoCloseable {
  /** Stands for every name in a folder. */
  private static final String ANY = "";

  private static final int MOST_LOOKS = 10;

  private final RootFolder root;
  private final List<String> paths;
  private final Runnable noticed;
  private final WatchService inotify;
  private volatile Map<Path, Set<String>> wanted = Map.of();

  private FileWatch(RootFolder root, List<String> paths, Runnable noticed, WatchService inotify) {
    this.root = root;
    this.paths = List.copyOf(paths);
    this.noticed = noticed;
    this.inotify = inotify;
  }

  /**
   * Starts watching; changes from now on are noticed.
   *
   * @param noticed called on the watching thread for each batch of changes
   */
  static FileWatch start(RootFolder root, List<String> paths, Runnable noticed) throws HostFailure {
    try {
      FileWatch watch =
          new FileWatch(root, paths, noticed, FileSystems.getDefault().newWatchService());
      try {
        watch.registerSettled();
      } catch (IOException | HostFailure refused) {
        watch.close();
        throw refused;
      }
      LinuxCommands.daemon("crashcart-watch-files", watch::follow);
      return watch;
    } catch (IOException refused) {
      throw new HostFailure(
          "Changes of files cannot be watched: " + Refusal.reason(refused) + ".", refused);
    }
  }

  private void follow() {
    try {
      while (true) {
        WatchKey key = inotify.take();
        boolean ours = false;
        for (WatchEvent<?> event : key.pollEvents()) {
          ours |= concerns((Path) key.watchable(), event);
        }
        boolean gone = !key.reset();
        if (ours || gone) {
          registerSettled();
          noticed.run();
        }
      }
    } catch (ClosedWatchServiceException closed) {
      System.getLogger(FileWatch.class.getName())
          .log(System.Logger.Level.DEBUG, "The watch was closed.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | HostFailure refused) {
      System.getLogger(FileWatch.class.getName())
          .log(System.Logger.Level.WARNING, "Files are not watched any more.", refused);
    }
  }

  private boolean concerns(Path folder, WatchEvent<?> event) {
    Set<String> names = wanted.getOrDefault(folder, Set.of());
    return event.kind() == StandardWatchEventKinds.OVERFLOW
        || names.contains(ANY)
        || names.contains(String.valueOf(event.context()));
  }

  /** Looks where the files stand now; a folder may have come, gone or become a link. */
  private void register() throws IOException, HostFailure {
    Map<Path, Set<String>> now = new HashMap<>();
    for (String path : paths) {
      want(root.entry(path), now);
      Path target = root.follow(path);
      want(target, now);
      if (Files.isDirectory(target)) {
        now.computeIfAbsent(target, folder -> new HashSet<>()).add(ANY);
      }
    }
    wanted = now;
    for (Path folder : now.keySet()) {
      folder.register(
          inotify,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY);
    }
  }

  /** Registers again while folders go in the moment between looking and registering. */
  private void registerSettled() throws IOException, HostFailure {
    for (int left = MOST_LOOKS; ; left--) {
      try {
        register();
        return;
      } catch (NoSuchFileException | NotDirectoryException gone) {
        if (left == 0) {
          throw gone;
        }
      }
    }
  }

  /** The file's name in its folder, or the first missing folder's name in the one above it. */
  private void want(Path file, Map<Path, Set<String>> into) {
    Path at = file;
    while (!at.equals(root.onDisk()) && !Files.isDirectory(at.getParent())) {
      at = at.getParent();
    }
    if (!at.equals(root.onDisk())) {
      into.computeIfAbsent(at.getParent(), folder -> new HashSet<>())
          .add(at.getFileName().toString());
    }
  }

  @Override
  public void close() {
    try {
      inotify.close();
    } catch (IOException refused) {
      System.getLogger(FileWatch.class.getName())
          .log(System.Logger.Level.WARNING, "Closing a watch reported an error.", refused);
    }
  }
}
