package dev.crashcart.core.host;

import dev.crashcart.core.config.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that the simulated systemd-networkd goes by: those it read at its start or at the last
 * {@code networkctl reload}, kept in {@value #LOADED}. What is written later waits.
 */
final class NetworkdFiles {
  private static final String LOADED = SimulatedCommands.STATE + "/networkd.json";
  static final String NETWORK = ".network";
  private static final String NETDEV = ".netdev";

  /** Of files of the same name the one in the first folder counts. */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/network",
          "/run/systemd/network",
          "/usr/local/lib/systemd/network",
          "/usr/lib/systemd/network");

  private final List<NetworkdFile> networks = new ArrayList<>();
  private final Map<String, VirtualLink> virtual = new TreeMap<>();

  private NetworkdFiles(Map<String, String> texts) {
    texts.forEach(
        (path, text) -> {
          if (path.endsWith(NETWORK)) {
            networks.add(NetworkdFile.read(path, text));
          } else {
            VirtualLink.ofNetdev(text).ifPresent(link -> virtual.putIfAbsent(link.name(), link));
          }
        });
  }

  /** Those it goes by. */
  static NetworkdFiles loaded(SimulatedState state) throws HostFailure {
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonObject file : state.objects(LOADED)) {
      texts.put(file.text("path").orElse(""), file.text("text").orElse(""));
    }
    return new NetworkdFiles(texts);
  }

  /** Reads all of them anew. */
  static NetworkdFiles load(SimulatedState state) throws HostFailure {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String ending : List.of(NETWORK, NETDEV)) {
      for (Map.Entry<String, String> file : paths(state, "", ending).entrySet()) {
        texts.put(file.getValue(), state.text(file.getValue()) + dropIns(state, file.getKey()));
      }
    }
    state.putObjects(
        LOADED,
        texts.entrySet().stream()
            .map(file -> new TreeMap<>(Map.of("path", file.getKey(), "text", file.getValue())))
            .toList());
    return new NetworkdFiles(texts);
  }

  /** Name to path of the files of this ending, in the order in which they count. */
  private static Map<String, String> paths(SimulatedState state, String below, String ending)
      throws HostFailure {
    Map<String, String> pathByName = new TreeMap<>();
    for (String folder : FOLDERS) {
      for (String name : state.names(folder + below)) {
        if (name.endsWith(ending)) {
          pathByName.putIfAbsent(name, folder + below + "/" + name);
        }
      }
    }
    return pathByName;
  }

  private static String dropIns(SimulatedState state, String name) throws HostFailure {
    StringBuilder text = new StringBuilder();
    for (String path : paths(state, "/" + name + ".d", ".conf").values()) {
      text.append('\n').append(state.text(path));
    }
    return text.toString();
  }

  /** The file that decides about a link: the first one that matches. */
  Optional<NetworkdFile> of(SimulatedLink link) {
    return networks.stream()
        .filter(file -> file.matches(link))
        .findFirst()
        .filter(file -> !file.leavesAlone());
  }

  /** The virtual links to be made. */
  Map<String, VirtualLink> virtual() {
    return Map.copyOf(virtual);
  }
}
