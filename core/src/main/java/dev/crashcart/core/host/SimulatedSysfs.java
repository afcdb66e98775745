package dev.crashcart.core.host;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files below {@value #FOLDER} as the kernel shows them (sysfs-class-net). What a real one
 * refuses to tell of a link without signal stands here as -1.
 */
final class SimulatedSysfs {
  static final String FOLDER = "/sys/class/net";
  private static final String DEVICE = "device";

  /** An Intel I350, as the hardware database has it. */
  private static final Map<String, String> CARD =
      Map.of("vendor", "0x8086", DEVICE, "0x1521", "uevent", "DRIVER=igb\nPCI_ID=8086:1521");

  private final SimulatedState state;

  SimulatedSysfs(SimulatedState state) {
    this.state = state;
  }

  /** Makes the folder say what these links are, and nothing of others. */
  void show(Collection<SimulatedLink> links) throws HostFailure {
    Set<String> names = links.stream().map(link -> link.name).collect(Collectors.toSet());
    for (String name : state.names(FOLDER)) {
      if (!names.contains(name)) {
        remove(FOLDER + "/" + name);
      }
    }
    for (SimulatedLink link : links) {
      show(link);
    }
  }

  private void show(SimulatedLink link) throws HostFailure {
    String folder = FOLDER + "/" + link.name + "/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put("address", link.mac);
    files.put("carrier", link.carrier ? "1" : "0");
    files.put("ifindex", String.valueOf(link.index));
    files.put("mtu", String.valueOf(link.mtu));
    files.put("operstate", link.operationalState().toLowerCase(Locale.ROOT));
    if (!link.isLoopback()) {
      files.put("speed", link.carrier ? "1000" : "-1");
    }
    if (link.isCard()) {
      CARD.forEach((name, text) -> files.put(DEVICE + "/" + name, text));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      state.put(folder + file.getKey(), file.getValue() + "\n");
    }
  }

  private void remove(String folder) throws HostFailure {
    for (String sub : List.of(folder + "/" + DEVICE, folder)) {
      for (String name : state.names(sub)) {
        state.remove(sub + "/" + name);
      }
      state.remove(sub);
    }
  }
}
