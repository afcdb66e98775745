package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key pair as files in a folder: {@code NAME} (0600) and {@code NAME.pub} (0644), both or none. A
 * file that is there already is replaced only on request; a symbolic link is never followed.
 *
 * @param publicKey the line for NAME.pub
 * @param privateKey the text for NAME; without it only the public key is written
 */
public record KeyExport(String name, String publicKey, Optional<Secret> privateKey) {
  private static final String PUBLIC_END = ".pub";
  private static final int PRIVATE_MODE = 0600;
  private static final int PUBLIC_MODE = 0644;

  /**
   * What was written.
   *
   * @param files their paths
   * @param warnings sentences for the operator
   */
  public record Written(List<String> files, List<String> warnings) {
    public Written {
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
    }
  }

  /** A file that will be there. */
  private record Wanted(byte[] content, int mode) {
    static Wanted of(String text, int mode) {
      return new Wanted(text.getBytes(StandardCharsets.UTF_8), mode);
    }
  }

  /** A file that will be replaced. */
  private record Before(byte[] content, FileFacts facts) {}

  /**
   * Writes the files.
   *
   * @param folder an existing one, usually on a stick
   * @param replace whether files of these names may be replaced
   * @throws HostFailure when the folder is not there or not to be written, or a file is in the way;
   *     the folder is then as it was
   */
  public Written write(Host host, String folder, boolean replace) throws HostFailure {
    String plain = plain(folder);
    MountedPaths mounts = MountedPaths.observe(host);
    FileFacts facts = ExportFolder.check(host, plain, mounts);
    Optional<MountedPath> mount = mounts.find(plain);
    Map<String, Wanted> files = files(plain);
    Map<String, Before> before = inTheWay(host, plain, files, replace);
    List<String> begun = new ArrayList<>();
    try {
      for (Map.Entry<String, Wanted> file : files.entrySet()) {
        begun.add(file.getKey());
        put(host, file.getKey(), file.getValue(), before, owner(mount, facts));
      }
      if (!MountedPaths.observe(host).find(plain).equals(mount)) {
        throw new HostFailure("What was mounted at " + plain + " went away meanwhile.");
      }
    } catch (HostFailure refused) {
      throw new HostFailure(refused.getMessage() + putBack(host, begun, before), refused);
    }
    return new Written(List.copyOf(files.keySet()), warnings(mount));
  }

  /**
   * Looks whether it could be written, touching nothing.
   *
   * @throws HostFailure as {@link #write}
   */
  public void check(Host host, String folder, boolean replace) throws HostFailure {
    String plain = plain(folder);
    ExportFolder.check(host, plain, MountedPaths.observe(host));
    inTheWay(host, plain, files(plain), replace);
  }

  private static String plain(String folder) {
    return folder.length() > 1 ? folder.replaceFirst("/+$", "") : folder;
  }

  private Map<String, Wanted> files(String folder) {
    Map<String, Wanted> files = new LinkedHashMap<>();
    String path = (folder.equals("/") ? "" : folder) + "/" + name;
    files.put(path + PUBLIC_END, Wanted.of(publicKey + "\n", PUBLIC_MODE));
    privateKey.ifPresent(text -> files.put(path, Wanted.of(text.reveal(), PRIVATE_MODE)));
    return files;
  }

  /** Files without modes and owners have those of the folder; to set others is refused there. */
  private static FileFacts owner(Optional<MountedPath> mount, FileFacts folder) {
    return mount.map(MountedPath::hasModes).orElse(true) ? FileFacts.file(0, 0, 0) : folder;
  }

  /** The files that will be replaced; found by name, for a link that leads nowhere counts too. */
  private static Map<String, Before> inTheWay(
      Host host, String folder, Map<String, Wanted> files, boolean replace) throws HostFailure {
    List<String> names = host.names(folder);
    Map<String, Before> before = new LinkedHashMap<>();
    for (String path : files.keySet()) {
      if (!names.contains(path.substring(path.lastIndexOf('/') + 1))) {
        continue;
      }
      if (!replace) {
        throw new HostFailure(
            path
                + " is there already. Give another folder, or say that it may be replaced (--replace).");
      }
      FileFacts facts = host.facts(path).orElse(FileFacts.file(PUBLIC_MODE, 0, 0));
      before.put(path, new Before(host.read(path).orElse(new byte[0]), facts));
    }
    return before;
  }

  private static void put(
      Host host, String path, Wanted file, Map<String, Before> before, FileFacts owner)
      throws HostFailure {
    if (before.containsKey(path)) {
      // Writing would follow a link; removing takes away the link itself.
      host.remove(path);
    }
    host.write(path, file.content(), FileFacts.file(file.mode(), owner.uid(), owner.gid()));
  }

  /** Undoes what was begun, and tells what could not be. */
  private static String putBack(Host host, List<String> begun, Map<String, Before> before) {
    List<String> left = new ArrayList<>();
    for (String path : begun) {
      try {
        host.remove(path);
        if (before.containsKey(path)) {
          host.write(path, before.get(path).content(), before.get(path).facts());
        }
      } catch (HostFailure gone) {
        // The stick was pulled or is broken; what it holds is told, for nothing can be done here.
        left.add(path);
      }
    }
    return left.isEmpty()
        ? " Nothing was written."
        : " Look what became of " + String.join(" and ", left) + ": it could not be taken back.";
  }

  private List<String> warnings(Optional<MountedPath> mount) {
    List<String> warnings = new ArrayList<>();
    if (privateKey.isPresent() && mount.filter(it -> !it.hasModes()).isPresent()) {
      warnings.add(
          "Files have no owner and mode on "
              + mount.get().path()
              + " ("
              + mount.get().fileSystem()
              + "): whoever holds it can read the private key.");
    }
    if (mount.filter(MountedPath::removable).isPresent()) {
      warnings.add("Before you pull it out: umount " + mount.get().path());
    }
    return warnings;
  }
}
