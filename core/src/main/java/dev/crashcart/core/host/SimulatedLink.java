package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.JsonObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A link of the pretend kernel with its addresses. It is read from, and written as, what {@code ip
 * -json -details link show} and {@code ip -json address show} print.
 */
final class SimulatedLink {
  static final String LOOPBACK = "lo";
  private static final int USUAL_MTU = 1500;

  final int index;
  final String name;

  /** The kernel's word: vlan, bond, bridge, dummy; empty for a card and the loopback. */
  final String kind;

  /** What only this kind has ({@code info_data}). */
  final Map<String, Object> data;

  String mac;

  /** The hardware's own address, while the link bears the one of its bond. */
  Optional<String> ownMac = Optional.empty();

  int mtu = USUAL_MTU;
  boolean up;
  boolean carrier;
  Optional<String> master = Optional.empty();
  Optional<String> masterKind = Optional.empty();
  Optional<String> parent = Optional.empty();
  final List<SimulatedAddress> addresses = new ArrayList<>();

  SimulatedLink(int index, String name, String kind, String mac, Map<String, Object> data) {
    this.index = index;
    this.name = name;
    this.kind = kind;
    this.mac = mac;
    this.data = new LinkedHashMap<>(data);
  }

  /** Reads one object of either list. */
  static SimulatedLink of(JsonObject tree, JsonObject withAddresses) {
    JsonObject info = tree.object("linkinfo");
    SimulatedLink link =
        new SimulatedLink(
            tree.number("ifindex").orElse(0L).intValue(),
            tree.text("ifname").orElse(""),
            info.text("info_kind").orElse(""),
            tree.text("address").orElse(""),
            info.object("info_data").members());
    link.ownMac = tree.text("permaddr");
    link.mtu = tree.number("mtu").orElse((long) USUAL_MTU).intValue();
    link.up = tree.texts("flags").contains("UP");
    link.carrier = tree.texts("flags").contains("LOWER_UP");
    link.master = tree.text("master");
    link.masterKind = info.text("info_slave_kind");
    link.parent = tree.text("link");
    withAddresses.objects("addr_info").stream()
        .map(SimulatedAddress::find)
        .flatMap(Optional::stream)
        .forEach(link.addresses::add);
    return link;
  }

  boolean isLoopback() {
    return name.equals(LOOPBACK);
  }

  boolean isCard() {
    return kind.isEmpty() && !isLoopback();
  }

  /** The number of a VLAN. */
  Optional<Integer> vlanId() {
    return data.get("id") instanceof Number id ? Optional.of(id.intValue()) : Optional.empty();
  }

  /** Whether this address is in a network that the link is connected to. */
  boolean reaches(IpAddress address) {
    return addresses.stream().anyMatch(one -> one.prefix().contains(address));
  }

  /** Takes an address once. */
  void add(SimulatedAddress address) {
    addresses.removeIf(one -> one.prefix().equals(address.prefix()));
    addresses.add(address);
  }

  /** The link-local address that the kernel makes of the hardware address (RFC 4291, EUI-64). */
  IpPrefix linkLocal() {
    String[] parts = mac.split(":");
    String first = HexFormat.of().toHexDigits((byte) (Integer.parseInt(parts[0], 16) ^ 2));
    return IpPrefix.of(
        "fe80::" + first + parts[1] + ":" + parts[2] + "ff:fe" + parts[3] + ":" + parts[4]
            + parts[5] + "/64");
  }

  /** As a member of the list of links. */
  Map<String, Object> tree() {
    Map<String, Object> tree = head();
    ownMac.ifPresent(own -> tree.put("permaddr", own));
    Map<String, Object> info = new LinkedHashMap<>();
    if (!kind.isEmpty()) {
      info.put("info_kind", kind);
    }
    if (!data.isEmpty()) {
      info.put("info_data", data);
    }
    masterKind.ifPresent(its -> info.put("info_slave_kind", its));
    if (!info.isEmpty()) {
      tree.put("linkinfo", info);
    }
    if (isCard()) {
      tree.put("parentbus", "pci");
      tree.put("parentdev", "0000:" + HexFormat.of().toHexDigits((byte) index) + ":00.0");
    }
    return tree;
  }

  /** As a member of the list of addresses. */
  Map<String, Object> addressTree() {
    Map<String, Object> tree = head();
    // The kernel lists those of IPv4 first.
    tree.put(
        "addr_info",
        Stream.concat(
                addresses.stream().filter(SimulatedAddress::isV4),
                addresses.stream().filter(address -> !address.isV4()))
            .map(address -> address.tree(name))
            .toList());
    return tree;
  }

  private Map<String, Object> head() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ifindex", index);
    parent.ifPresent(below -> tree.put("link", below));
    tree.put("ifname", name);
    tree.put("flags", flags());
    tree.put("mtu", mtu);
    tree.put("qdisc", kind.isEmpty() && !isLoopback() ? "mq" : "noqueue");
    master.ifPresent(above -> tree.put("master", above));
    tree.put("operstate", operationalState());
    tree.put("linkmode", "DEFAULT");
    tree.put("group", "default");
    tree.put("txqlen", 1000);
    tree.put("link_type", isLoopback() ? "loopback" : "ether");
    tree.put("address", mac);
    tree.put("broadcast", isLoopback() ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff");
    return tree;
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (up && !carrier) {
      flags.add("NO-CARRIER");
    }
    flags.addAll(isLoopback() ? List.of("LOOPBACK") : List.of("BROADCAST", "MULTICAST"));
    if (kind.equals("bond")) {
      flags.add("MASTER");
    }
    if (masterKind.filter("bond"::equals).isPresent()) {
      flags.add("SLAVE");
    }
    if (up) {
      flags.add("UP");
    }
    if (carrier) {
      flags.add("LOWER_UP");
    }
    return flags;
  }

  String operationalState() {
    if (isLoopback()) {
      return "UNKNOWN";
    }
    return carrier ? "UP" : up && parent.isPresent() ? "LOWERLAYERDOWN" : "DOWN";
  }
}
