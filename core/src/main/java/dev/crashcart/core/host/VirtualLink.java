package dev.crashcart.core.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A link that a simulated service is told to make, with what the kernel keeps of it. Once it is
 * there a service does not change what it is made of: whoever wants that deletes it first.
 *
 * @param data as {@code ip -json -details} prints it
 */
record VirtualLink(String name, String kind, Optional<Integer> mtu, Map<String, Object> data) {
  private static final Set<String> KINDS = Set.of("vlan", "bond", "bridge", "dummy");

  VirtualLink {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  boolean isVlan() {
    return kind.equals("vlan");
  }

  /** Reads a {@code .netdev} file, systemd.netdev(5); empty when it makes nothing known here. */
  static Optional<VirtualLink> ofNetdev(String text) {
    IniFile ini = IniFile.read(text);
    Optional<String> name = ini.last("NetDev", "Name");
    Optional<String> kind = ini.last("NetDev", "Kind").filter(KINDS::contains);
    boolean numbered = ini.number("VLAN", "Id").isPresent();
    return name.isEmpty() || kind.isEmpty() || kind.get().equals("vlan") && !numbered
        ? Optional.empty()
        : Optional.of(
            new VirtualLink(
                name.get(),
                kind.get(),
                ini.number("NetDev", "MTUBytes").map(Long::intValue),
                data(kind.get(), ini)));
  }

  private static Map<String, Object> data(String kind, IniFile ini) {
    return switch (kind) {
      case "vlan" -> vlan(ini.number("VLAN", "Id").orElse(0L));
      case "bond" ->
          bond(
              ini.last("Bond", "Mode").orElse("balance-rr"),
              ini.last("Bond", "TransmitHashPolicy").orElse("layer2"),
              ini.last("Bond", "LACPTransmitRate").orElse("slow"));
      case "bridge" -> bridge(ini.isOn("Bridge", "STP", false));
      default -> Map.of();
    };
  }

  static Map<String, Object> vlan(long id) {
    return ordered("protocol", "802.1Q", "id", id, "flags", List.of("REORDER_HDR"));
  }

  static Map<String, Object> bond(String mode, String hashPolicy, String rate) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("mode", mode);
    data.put("miimon", 100);
    data.put("xmit_hash_policy", hashPolicy);
    if (mode.equals("802.3ad")) {
      data.put("ad_lacp_rate", rate);
    }
    return data;
  }

  static Map<String, Object> bridge(boolean spanningTree) {
    return ordered("forward_delay", 1500, "stp_state", spanningTree ? 1 : 0);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return ordered;
  }
}
