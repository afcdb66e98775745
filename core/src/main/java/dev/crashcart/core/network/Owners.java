package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of ifupdown, interfaces(5), and of netplan(5), with the interfaces they set up. */
final class Owners {
  static final String IFUPDOWN = "ifupdown";
  static final String NETPLAN = "netplan";

  private static final String IFUPDOWN_FOLDER = "/etc/network";
  private static final String INTERFACES = "/etc/network/interfaces";
  private static final String INTERFACES_FOLDER = "/etc/network/interfaces.d";
  private static final String NETPLAN_FOLDER = "/etc/netplan";

  private Owners() {}

  /** Those that count: files of a program that is not there set nothing up. */
  static List<ForeignFile> observe(Host host) throws HostFailure {
    List<ForeignFile> found = new ArrayList<>();
    if (host.hasCommand("ifup")) {
      found.addAll(ifupdownFiles(host));
    }
    found.addAll(netplanFiles(host));
    return found;
  }

  static List<ForeignFile> ifupdownFiles(Host host) throws HostFailure {
    List<ForeignFile> found = new ArrayList<>();
    List<String> paths = new ArrayList<>(List.of(INTERFACES));
    // The copies go elsewhere: most systems read whatever is in this folder.
    host.names(INTERFACES_FOLDER).forEach(name -> paths.add(INTERFACES_FOLDER + "/" + name));
    for (String path : paths) {
      found.addAll(ForeignFile.toSetAside(host, path, IFUPDOWN, IFUPDOWN_FOLDER, Owners::ifupdown));
    }
    return found;
  }

  private static List<ForeignFile> netplanFiles(Host host) throws HostFailure {
    List<ForeignFile> found = new ArrayList<>();
    Map<String, String> macByName = new HashMap<>();
    for (String name : SysfsNames.observe(host)) {
      if (!name.equals("lo")) {
        String mac =
            host.read(SysfsNames.FOLDER + "/" + name + "/address")
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip())
                .orElse("");
        macByName.put(name, mac);
      }
    }
    for (String name : host.names(NETPLAN_FOLDER)) {
      if (name.endsWith(".yaml")) {
        String path = NETPLAN_FOLDER + "/" + name;
        found.addAll(
            ForeignFile.toSetAside(
                host,
                path,
                NETPLAN,
                NETPLAN_FOLDER,
                text -> new NetplanText(text, macByName).names()));
      }
    }
    return found;
  }

  /** The interfaces of the {@code iface} stanzas. */
  static Set<String> ifupdown(String text) {
    Set<String> names = new LinkedHashSet<>();
    text.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 1 && words[0].equals("iface"))
        .map(words -> words[1].split(":", 2)[0])
        .filter(name -> !name.equals("lo"))
        .forEach(names::add);
    return names;
  }

  /** The text without what it says about these interfaces. */
  static String withoutStanzas(String text, Set<String> names) {
    StringBuilder rest = new StringBuilder();
    boolean dropping = false;
    for (String line : text.split("(?<=\n)")) {
      String[] words = line.strip().split("\\s+");
      if (words[0].equals("iface") || words[0].equals("mapping")) {
        dropping =
            words[0].equals("iface")
                && words.length > 1
                && names.contains(words[1].split(":", 2)[0]);
      } else if (words[0].matches("auto|allow-.*|no-auto-down|no-scripts")) {
        dropping = false;
        rest.append(withoutNames(line, words, names));
        continue;
      } else if (words[0].matches("source|source-directory|rename")) {
        dropping = false;
      }
      if (!dropping) {
        rest.append(line);
      }
    }
    return rest.toString();
  }

  private static String withoutNames(String line, String[] words, Set<String> names) {
    List<String> kept = new ArrayList<>(List.of(words[0]));
    for (int i = 1; i < words.length; i++) {
      // A label such as eth0:1 is eth0's.
      if (!names.contains(words[i].split(":", 2)[0])) {
        kept.add(words[i]);
      }
    }
    if (kept.size() == words.length) {
      return line;
    }
    return kept.size() == 1 ? "" : String.join(" ", kept) + "\n";
  }
}
