package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An address of the pretend kernel, as {@code ip -json address show} prints it.
 *
 * @param validSeconds {@value #FOR_EVER} for one that was written
 * @param duplicate whether somebody else on the link has it (RFC 4862, section 5.4)
 */
record SimulatedAddress(
    IpPrefix prefix, boolean dynamic, long validSeconds, long preferredSeconds, boolean duplicate) {
  static final long FOR_EVER = 0xFFFF_FFFFL;

  /** One that was written, or made by the kernel. */
  static SimulatedAddress lasting(IpPrefix prefix, boolean duplicate) {
    return new SimulatedAddress(prefix, false, FOR_EVER, FOR_EVER, duplicate);
  }

  /** Reads a member of {@code addr_info}. */
  static Optional<SimulatedAddress> find(JsonObject tree) {
    Optional<IpAddress> local = tree.text("local").flatMap(IpAddress::find);
    return local.map(
        address ->
            new SimulatedAddress(
                new IpPrefix(
                    address,
                    tree.number("prefixlen").orElse(address.isV4() ? 32L : 128L).intValue()),
                tree.isTrue("dynamic"),
                tree.number("valid_life_time").orElse(FOR_EVER),
                tree.number("preferred_life_time").orElse(FOR_EVER),
                tree.isTrue("dadfailed")));
  }

  boolean isV4() {
    return prefix.isV4();
  }

  boolean isLinkLocal() {
    return !isV4() && prefix.address().isLinkLocal();
  }

  /** As a member of {@code addr_info}; an IPv4 one is labelled with the name of its link. */
  Map<String, Object> tree(String link) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("family", isV4() ? "inet" : "inet6");
    tree.put("local", prefix.address().toString());
    tree.put("prefixlen", prefix.length());
    if (isV4() && prefix.length() < 31 && !prefix.address().isLoopback()) {
      tree.put("broadcast", prefix.last().toString());
    }
    tree.put("scope", scope());
    if (dynamic) {
      tree.put("dynamic", true);
    }
    if (duplicate) {
      tree.put("tentative", true);
      tree.put("dadfailed", true);
    }
    if (isV4()) {
      tree.put("label", link);
    } else if (dynamic) {
      tree.put("mngtmpaddr", true);
      tree.put("noprefixroute", true);
    }
    tree.put("valid_life_time", validSeconds);
    tree.put("preferred_life_time", preferredSeconds);
    return tree;
  }

  private String scope() {
    if (prefix.address().isLoopback()) {
      return "host";
    }
    return isLinkLocal() ? "link" : "global";
  }
}
