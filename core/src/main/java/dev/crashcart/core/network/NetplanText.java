package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of netplan(5): whom it sets up. What cannot be told for certain, such as a file with
 * anchors or a definition that goes by the driver, may be about any interface of the machine.
 */
final class NetplanText {
  private static final List<String> KINDS =
      List.of(
          "ethernets",
          "wifis",
          "modems",
          "bonds",
          "bridges",
          "vlans",
          "tunnels",
          "vrfs",
          "dummy-devices",
          "virtual-ethernets",
          "nm-devices");

  private final String text;
  private final Map<String, String> macByName;

  /**
   * @param text its bytes as Latin-1 characters
   * @param macByName the interfaces of the machine with their hardware addresses
   */
  NetplanText(String text, Map<String, String> macByName) {
    this.text = text;
    this.macByName = macByName;
  }

  /** The names of the interfaces, a definition without a match has its own. */
  Set<String> names() {
    Problems problems = new Problems();
    Input root = Yaml.read("netplan", text.getBytes(StandardCharsets.ISO_8859_1), problems);
    if (problems.all().stream().anyMatch(Problem::isError)) {
      return new TreeSet<>(macByName.keySet());
    }
    Set<String> names = new TreeSet<>();
    Input network = child(root, "network");
    for (String kind : KINDS) {
      child(network, kind).children().forEach((id, definition) -> add(id, definition, names));
    }
    return names;
  }

  private void add(String id, Input definition, Set<String> names) {
    Input match = child(definition, "match");
    String renamed = text(definition, "set-name");
    if (!renamed.isEmpty()) {
      addName(renamed, names);
    } else if (match.children().isEmpty()) {
      addName(id, names);
    } else {
      for (Map.Entry<String, String> link : macByName.entrySet()) {
        if (fits(match, link.getKey(), link.getValue())) {
          names.add(link.getKey());
        }
      }
    }
  }

  private static boolean fits(Input match, String name, String mac) {
    String address = text(match, "macaddress").toLowerCase(Locale.ROOT);
    String glob = text(match, "name");
    boolean named =
        glob.isEmpty()
            || name.matches(
                glob.replaceAll("[^A-Za-z0-9*?\\[\\]_-]", "\\\\$0")
                    .replace("*", ".*")
                    .replace("?", "."));
    return named && (address.isEmpty() || address.equals(mac));
  }

  private static void addName(String name, Set<String> names) {
    if (name.matches("[A-Za-z0-9_.-]{1,15}")) {
      names.add(name);
    }
  }

  private static Input child(Input parent, String name) {
    return parent.children().getOrDefault(name, Input.empty(parent.place()));
  }

  private static String text(Input parent, String name) {
    Input found = child(parent, name);
    return found.shape() == Input.Shape.TEXT ? found.text() : "";
  }
}
