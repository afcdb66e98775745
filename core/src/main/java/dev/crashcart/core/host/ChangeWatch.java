package dev.crashcart.core.host;

import java.util.List;
import java.util.Optional;

/** Watches of files and of the network that make one call together; see {@link Host#watch}. */
final class ChangeWatch implements Host.Watch {
  /** Stands among the paths for links and addresses. */
  static final String NETWORK = "network";

  private final Debounce debounce;
  private final FileWatch files;
  private final Optional<NetworkWatch> network;

  private ChangeWatch(Debounce debounce, FileWatch files, Optional<NetworkWatch> network) {
    this.debounce = debounce;
    this.files = files;
    this.network = network;
  }

  /** Watches files alone. */
  static ChangeWatch ofFiles(RootFolder root, List<String> paths, Runnable changed)
      throws HostFailure {
    Debounce debounce = new Debounce(changed);
    List<String> files = paths.stream().filter(path -> !path.equals(NETWORK)).toList();
    return new ChangeWatch(
        debounce, FileWatch.start(root, files, debounce::trigger), Optional.empty());
  }

  /** Watches files and, when it is among the paths, the network of this machine. */
  static ChangeWatch ofMachine(RootFolder root, List<String> paths, Runnable changed)
      throws HostFailure {
    ChangeWatch files = ofFiles(root, paths, changed);
    if (!paths.contains(NETWORK)) {
      return files;
    }
    try {
      return new ChangeWatch(
          files.debounce, files.files, NetworkWatch.start(files.debounce::trigger));
    } catch (HostFailure refused) {
      files.close();
      throw refused;
    }
  }

  @Override
  public void close() {
    network.ifPresent(NetworkWatch::close);
    files.close();
    debounce.close();
  }
}
