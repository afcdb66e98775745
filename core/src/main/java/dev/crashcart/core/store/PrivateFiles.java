package dev.crashcart.core.store;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Arrays;
import java.util.Optional;

/** Files that only root may read: 0600 in folders of 0700, each written atomically. */
final class PrivateFiles {
  private static final FileFacts FILE = FileFacts.file(0600, 0, 0);
  private static final FileFacts FOLDER = FileFacts.folder(0700, 0, 0);

  private static final int MOST_ATTEMPTS = 10;

  private final Host host;

  PrivateFiles(Host host) {
    this.host = host;
  }

  Optional<byte[]> read(String path) throws HostFailure {
    return host.read(path);
  }

  /**
   * A meta and what stands beside it, read so that they belong together: without a lock somebody
   * may be replacing both meanwhile.
   *
   * @param meta empty when nothing counts
   * @param beside empty when it is missing, which is damage when the meta is there
   */
  record Pair(Optional<byte[]> meta, Optional<byte[]> beside) {}

  Pair readPair(String metaPath, String besidePath) throws HostFailure {
    Optional<byte[]> meta = host.read(metaPath);
    for (int attempt = 0; attempt < MOST_ATTEMPTS && meta.isPresent(); attempt++) {
      Optional<byte[]> beside = host.read(besidePath);
      Optional<byte[]> again = host.read(metaPath);
      if (again.isPresent() && Arrays.equals(meta.get(), again.get())) {
        return new Pair(meta, beside);
      }
      meta = again;
    }
    if (meta.isPresent()) {
      throw new HostFailure(metaPath + " is being replaced all the time. Try again.");
    }
    return new Pair(Optional.empty(), Optional.empty());
  }

  boolean has(String path) throws HostFailure {
    return host.facts(path).isPresent();
  }

  /** Puts the file in place; its folder is made, or closed to others when it stands open. */
  void write(String path, byte[] content) throws HostFailure {
    close(folderOf(path));
    host.write(path, content, FILE);
  }

  void remove(String path) throws HostFailure {
    host.remove(path);
  }

  void removeLeftovers(String path) throws HostFailure {
    host.removeLeftovers(path);
  }

  private void close(String folder) throws HostFailure {
    if (folder.startsWith(Store.STATE + "/")) {
      close(folderOf(folder));
    }
    Optional<FileFacts> facts = host.facts(folder);
    if (facts.isEmpty() || facts.get().mode() != FOLDER.mode()) {
      host.makeFolder(folder, FOLDER);
    }
  }

  private static String folderOf(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
