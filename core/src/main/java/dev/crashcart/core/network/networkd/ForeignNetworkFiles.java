package dev.crashcart.core.network.networkd;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.SysfsNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The .network files of others that would win over ours, because their names come first. Those in
 * {@code /etc} can be set aside; of those of the distribution and of this boot it is only known
 * that they are there.
 */
final class ForeignNetworkFiles {
  private static final String OWNER = BackEndName.NETWORKD.service();
  private static final List<String> FOLDERS =
      List.of("/run/systemd/network", "/usr/lib/systemd/network");

  private final Host host;

  ForeignNetworkFiles(Host host) {
    this.host = host;
  }

  List<ForeignFile> all() throws HostFailure {
    List<ForeignFile> found = new ArrayList<>();
    List<String> present = SysfsNames.observe(host);
    Set<String> masked = new HashSet<>();
    for (String name : before(NetworkdBackEnd.FOLDER)) {
      masked.add(name);
      found.addAll(
          ForeignFile.toSetAside(
              host,
              NetworkdBackEnd.FOLDER + "/" + name,
              OWNER,
              NetworkdBackEnd.FOLDER,
              text -> MatchedNames.of(text, present)));
    }
    for (String folder : FOLDERS) {
      for (String name : before(folder)) {
        // A file of the same name in a folder that counts more hides it.
        if (masked.add(name)) {
          found.addAll(mentioned(folder + "/" + name, present));
        }
      }
    }
    return found;
  }

  /** One that is about a card of this machine, wherever its name stands. */
  Optional<String> findAny() throws HostFailure {
    List<String> cards =
        SysfsNames.observe(host).stream().filter(name -> !name.equals("lo")).toList();
    List<String> folders = new ArrayList<>(List.of(NetworkdBackEnd.FOLDER));
    folders.addAll(FOLDERS);
    for (String folder : folders) {
      for (String name : host.names(folder)) {
        String path = folder + "/" + name;
        boolean theirs = name.endsWith(".network") && !name.startsWith(NetworkdBackEnd.PREFIX);
        if (theirs
            && !isOfOtherTypes(text(path))
            && MatchedNames.of(text(path), cards).stream().anyMatch(cards::contains)) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  /** Every distribution brings some for wireless cards and tunnels. */
  private static boolean isOfOtherTypes(String text) {
    return text.lines().anyMatch(line -> line.startsWith("Type=") && !line.contains("ether"));
  }

  private String text(String path) throws HostFailure {
    return host.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  private List<String> before(String folder) throws HostFailure {
    return host.names(folder).stream()
        .filter(name -> name.endsWith(".network") && name.compareTo(NetworkdBackEnd.PREFIX) < 0)
        .toList();
  }

  private List<ForeignFile> mentioned(String path, List<String> present) throws HostFailure {
    return MatchedNames.of(text(path), present).stream()
        .flatMap(name -> InterfaceName.find(name).stream())
        .map(name -> new ForeignFile(path, OWNER, name))
        .toList();
  }
}
