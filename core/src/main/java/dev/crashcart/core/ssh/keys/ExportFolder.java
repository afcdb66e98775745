package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/** A folder that keys are to be written to: there, writable, and really on the stick it names. */
final class ExportFolder {
  private ExportFolder() {}

  /**
   * What the system knows of it.
   *
   * @throws HostFailure when it cannot be used
   */
  static FileFacts check(Host host, String folder, MountedPaths mounts) throws HostFailure {
    if (!folder.startsWith("/")) {
      throw new HostFailure(
          Key.quote(folder) + " is not a whole path; begin it with /, such as /media/usb.");
    }
    if (mounts.isMissing(folder)) {
      throw new HostFailure(
          "Nothing is mounted at "
              + folder
              + ": the keys would stay on this machine's own disk. Plug the stick in and mount it,"
              + " then try again.");
    }
    Optional<MountedPath> readOnly = mounts.find(folder).filter(MountedPath::readOnly);
    if (readOnly.isPresent()) {
      throw new HostFailure(
          readOnly.get().path()
              + " is mounted read-only. Take off its write protection, or mount it again: mount -o"
              + " remount,rw "
              + readOnly.get().path());
    }
    Optional<FileFacts> facts = host.facts(folder);
    if (facts.isEmpty() || !facts.get().folder()) {
      throw new HostFailure(
          "There is no folder " + Key.quote(folder) + ". Give one that is there, or make it.");
    }
    return facts.get();
  }
}
