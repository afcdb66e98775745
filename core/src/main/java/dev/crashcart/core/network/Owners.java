package dev.crashcart.core.network;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of ifupdown, interfaces(5), and of netplan(5), with the interfaces they set up. Where
 * the program is not installed its files decide about nothing.
 */
final class Owners {
  static final String IFUPDOWN = "ifupdown";
  static final String NETPLAN = "netplan";

  private static final String INTERFACES = "/etc/network/interfaces";
  private static final String NETPLAN_FOLDER = "/etc/netplan";
  private static final String SYSFS = "/sys/class/net";
  private static final int MOST_FILES = 100;

  private final Host host;
  private final List<ForeignFile> found = new ArrayList<>();

  private Owners(Host host) {
    this.host = host;
  }

  static List<ForeignFile> observe(Host host) throws HostFailure {
    Owners owners = new Owners(host);
    if (owners.isInstalled("ifup")) {
      owners.ifupdown();
    }
    if (owners.isInstalled("netplan")) {
      owners.netplan();
    }
    return owners.found;
  }

  private boolean isInstalled(String program) throws HostFailure {
    for (String folder : List.of("/usr/sbin/", "/sbin/", "/usr/bin/")) {
      if (host.facts(folder + program).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The main file and those that it takes in, which may take in others. */
  private void ifupdown() throws HostFailure {
    Deque<String> todo = new ArrayDeque<>(List.of(INTERFACES));
    Set<String> seen = new LinkedHashSet<>();
    while (!todo.isEmpty() && seen.size() < MOST_FILES) {
      String path = todo.removeFirst();
      Optional<String> text = seen.add(path) ? text(path) : Optional.empty();
      if (text.isPresent()) {
        add(path, IFUPDOWN, text.get(), IfupdownText.names(text.get()));
        for (IfupdownText.Source source : IfupdownText.sources(path, text.get())) {
          for (String name : host.names(source.folder())) {
            if (name.matches(source.pattern())) {
              todo.add(source.folder() + "/" + name);
            }
          }
        }
      }
    }
  }

  private void netplan() throws HostFailure {
    Map<String, String> macByName = new HashMap<>();
    for (String name : host.names(SYSFS)) {
      if (!name.equals("lo")) {
        macByName.put(name, text(SYSFS + "/" + name + "/address").orElse("").strip());
      }
    }
    for (String name : host.names(NETPLAN_FOLDER)) {
      String path = NETPLAN_FOLDER + "/" + name;
      Optional<String> text = name.endsWith(".yaml") ? text(path) : Optional.empty();
      if (text.isPresent()) {
        add(path, NETPLAN, text.get(), new NetplanText(text.get(), macByName).names());
      }
    }
  }

  private Optional<String> text(String path) throws HostFailure {
    Optional<FileFacts> facts = host.facts(path);
    return facts.isEmpty() || facts.get().folder()
        ? Optional.empty()
        : host.read(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private void add(String path, String owner, String text, Set<String> names) throws HostFailure {
    Optional<FileFacts> facts = host.facts(path);
    String aside = ForeignFile.aside(path, host);
    for (String name : names) {
      if (!name.equals("lo")) {
        found.add(
            new ForeignFile(
                path, owner, new InterfaceName(name), Optional.of(new Secret(text)), facts, aside));
      }
    }
  }
}
