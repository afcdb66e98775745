package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of ifupdown, interfaces(5), and of netplan(5), with the interfaces they set up. */
final class Owners {
  static final String IFUPDOWN = "ifupdown";
  static final String NETPLAN = "netplan";

  private static final String IFUPDOWN_FOLDER = "/etc/network";
  private static final String INTERFACES = "/etc/network/interfaces";
  private static final String INTERFACES_FOLDER = "/etc/network/interfaces.d";
  private static final String NETPLAN_FOLDER = "/etc/netplan";

  /** In the block style that netplan writes: a name on a line of its own, below its kind. */
  private static final Pattern NETPLAN_KIND =
      Pattern.compile("^(\\s+)(ethernets|bonds|bridges|vlans)\\s*:\\s*$");

  private static final Pattern NETPLAN_NAME =
      Pattern.compile("^(\\s+)[\"']?([A-Za-z0-9_.-]{1,15})[\"']?\\s*:.*$");

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
    for (String name : host.names(NETPLAN_FOLDER)) {
      if (name.endsWith(".yaml")) {
        String path = NETPLAN_FOLDER + "/" + name;
        found.addAll(ForeignFile.toSetAside(host, path, NETPLAN, NETPLAN_FOLDER, Owners::netplan));
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
      if (!names.contains(words[i])) {
        kept.add(words[i]);
      }
    }
    if (kept.size() == words.length) {
      return line;
    }
    return kept.size() == 1 ? "" : String.join(" ", kept) + "\n";
  }

  /** The interfaces below {@code ethernets} and its like. */
  static Set<String> netplan(String text) {
    Set<String> names = new LinkedHashSet<>();
    int kindIndent = -1;
    int nameIndent = -1;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      int indent = line.length() - line.stripLeading().length();
      Matcher kind = NETPLAN_KIND.matcher(line);
      if (kindIndent >= 0 && indent > kindIndent) {
        Matcher name = NETPLAN_NAME.matcher(line);
        nameIndent = nameIndent < 0 ? indent : nameIndent;
        if (indent == nameIndent && name.matches()) {
          names.add(name.group(2));
        }
      } else if (kind.matches()) {
        kindIndent = indent;
        nameIndent = -1;
      } else {
        kindIndent = -1;
      }
    }
    return names;
  }
}
