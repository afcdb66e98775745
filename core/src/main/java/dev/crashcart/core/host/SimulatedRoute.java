package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the pretend kernel's main table, as {@code ip -json route show} prints it.
 *
 * @param protocol who set it: {@code kernel}, {@code static}, {@code dhcp}, {@code ra}
 * @param source the address that packets are sent from
 * @param metric empty for the kernel's 0 of IPv4
 */
record SimulatedRoute(
    IpPrefix destination,
    Optional<IpAddress> gateway,
    String device,
    String protocol,
    Optional<IpAddress> source,
    Optional<Long> metric) {
  private static final IpPrefix ALL_V4 = IpPrefix.of("0.0.0.0/0");
  private static final IpPrefix ALL_V6 = IpPrefix.of("::/0");

  /** The default route of this family. */
  static IpPrefix everywhere(boolean v4) {
    return v4 ? ALL_V4 : ALL_V6;
  }

  /**
   * Reads one object.
   *
   * @param v4 which family a {@code default} is of
   */
  static Optional<SimulatedRoute> find(JsonObject tree, boolean v4) {
    Optional<IpPrefix> destination = tree.text("dst").flatMap(text -> destination(text, v4));
    return destination.map(
        to ->
            new SimulatedRoute(
                to,
                tree.text("gateway").flatMap(IpAddress::find),
                tree.text("dev").orElse(""),
                tree.text("protocol").orElse("boot"),
                tree.text("prefsrc").flatMap(IpAddress::find),
                tree.number("metric")));
  }

  private static Optional<IpPrefix> destination(String text, boolean v4) {
    if (text.equals("default")) {
      return Optional.of(everywhere(v4));
    }
    return text.contains("/")
        ? Optional.of(IpPrefix.of(text))
        : IpAddress.find(text).map(one -> new IpPrefix(one, one.isV4() ? 32 : 128));
  }

  boolean isV4() {
    return destination.isV4();
  }

  /** As ip(8) prints it. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dst", text());
    gateway.ifPresent(router -> tree.put("gateway", router.toString()));
    tree.put("dev", device);
    tree.put("protocol", protocol);
    if (isV4() && gateway.isEmpty()) {
      tree.put("scope", "link");
    }
    source.ifPresent(address -> tree.put("prefsrc", address.toString()));
    metric.ifPresent(value -> tree.put("metric", value));
    tree.put("flags", List.of());
    if (!isV4()) {
      tree.put("pref", "medium");
    }
    return tree;
  }

  private String text() {
    if (destination.length() == 0) {
      return "default";
    }
    return destination.isHost() ? destination.address().toString() : destination.toString();
  }
}
