package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of others that name an interface. Those for any card at all are left out: they set
 * up other interfaces as well, and ours is preferred to them by its priority.
 */
final class ForeignProfiles {
  /** Where NetworkManager looks; a profile in a folder hides the same one in those after it. */
  private static final List<String> FOLDERS =
      List.of(
          Profile.FOLDER,
          "/run/NetworkManager/system-connections",
          "/usr/lib/NetworkManager/system-connections");

  /** What netplan makes of its own files; these, not the profiles, are what counts. */
  private static final String NETPLAN = "netplan-";

  private ForeignProfiles() {}

  static List<ForeignFile> read(Host host) throws HostFailure {
    List<ForeignFile> found = new ArrayList<>();
    for (String folder : FOLDERS) {
      for (String file : host.names(folder)) {
        if (isProfile(file) && Profile.findOwner(file).isEmpty()) {
          String path = folder + "/" + file;
          host.read(path)
              .flatMap(ForeignProfiles::findAbout)
              .ifPresent(about -> found.add(new ForeignFile(path, "NetworkManager", about)));
        }
      }
    }
    return found;
  }

  /** One of others, whatever it is about: one without a name of an interface fits each. */
  static Optional<String> findAny(Host host) throws HostFailure {
    for (String folder : FOLDERS) {
      for (String file : host.names(folder)) {
        if (isProfile(file) && Profile.findOwner(file).isEmpty()) {
          return Optional.of(folder + "/" + file);
        }
      }
    }
    return Optional.empty();
  }

  /** In the first folder any name counts, except those of editors and package managers. */
  private static boolean isProfile(String file) {
    return !file.startsWith(".")
        && !file.startsWith(NETPLAN)
        && !file.endsWith("~")
        && !file.matches(".*\\.(nmmeta|rpmnew|rpmorig|rpmsave|dpkg-[a-z]+|bak|swp)");
  }

  private static Optional<InterfaceName> findAbout(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return Optional.ofNullable(Keyfile.values(text).get("connection.interface-name"))
        .flatMap(ForeignProfiles::findName);
  }

  /** The name that this text is, if the kernel would take it. */
  static Optional<InterfaceName> findName(String text) {
    try {
      return Optional.of(new InterfaceName(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
