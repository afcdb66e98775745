package dev.crashcart.core.host;

import dev.crashcart.core.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A folder that stands for the root of a machine: finds what is behind a path as a process in a
 * chroot(2) there would. An absolute link starts at this root again and {@code ..} never leaves it,
 * so that an image's links cannot reach the files of the machine Crashcart runs on.
 */
final class RootFolder {
  /** As the kernel counts, path_resolution(7). */
  private static final int MOST_LINKS = 40;

  private final Path root;

  private RootFolder(Path root) {
    this.root = root;
  }

  /** The root of the running machine. */
  static RootFolder machine() {
    return new RootFolder(Path.of("/"));
  }

  /** An existing folder. */
  static RootFolder of(Path folder) throws HostFailure {
    if (!Files.isDirectory(folder)) {
      throw new HostFailure(
          "There is no folder " + Key.quote(folder.toString()) + "; give one that exists.");
    }
    try {
      return new RootFolder(folder.toRealPath());
    } catch (IOException refused) {
      throw Refusal.reading(folder.toString(), refused);
    }
  }

  /** Where it is on disk, without links. */
  Path onDisk() {
    return root;
  }

  /** What is behind a path, a link at its end followed; it need not exist. */
  Path follow(String path) throws HostFailure {
    return walk(path, true);
  }

  /** The entry of this name itself, be it a link or not; links before it are followed. */
  Path entry(String path) throws HostFailure {
    return walk(path, false);
  }

  /** A place on disk as the machine names it. */
  String seen(Path onDisk) {
    return "/" + root.relativize(onDisk);
  }

  private Path walk(String path, boolean followLast) throws HostFailure {
    if (!path.startsWith("/")) {
      throw new HostFailure(Key.quote(path) + " is not an absolute path.");
    }
    Deque<String> ahead = new ArrayDeque<>();
    push(path, ahead);
    Path at = root;
    int links = 0;
    try {
      while (!ahead.isEmpty()) {
        Path next = step(at, ahead.pop());
        if (!(followLast || !ahead.isEmpty()) || !Files.isSymbolicLink(next)) {
          at = next;
        } else if (++links > MOST_LINKS) {
          throw new HostFailure(
              path + " leads through too many symbolic links; see where by: namei " + path);
        } else {
          String target = Files.readSymbolicLink(next).toString();
          at = target.startsWith("/") ? root : at;
          push(target, ahead);
        }
      }
      return at;
    } catch (InvalidPathException refused) {
      throw new HostFailure(Key.quote(path) + " cannot be the path of a file.", refused);
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
  }

  private static void push(String path, Deque<String> ahead) {
    String[] names = path.split("/+");
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        ahead.push(names[i]);
      }
    }
  }

  private Path step(Path at, String name) {
    if (!name.equals("..")) {
      return at.resolve(name);
    }
    return at.equals(root) ? root : at.getParent();
  }
}
