package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code ip -json} printed, as the state it tells. Pure. */
final class KernelReading {
  private static final long FOR_EVER = 0xFFFF_FFFFL;

  /** Kinds that this program makes itself or that are no card whatever sysfs says. */
  private static final Set<String> CARDS_IN_CONTAINERS = Set.of("", "veth");

  private final List<JsonObject> links;
  private final Map<String, List<KernelAddress>> addresses = new HashMap<>();
  private final Set<String> cards;

  /**
   * Takes {@code ip -json -details link show} and {@code ip -json address show}.
   *
   * @param cards the names of those with a device behind them
   */
  KernelReading(List<JsonObject> links, List<JsonObject> addresses, Set<String> cards) {
    this.links = links;
    this.cards = cards;
    for (JsonObject link : addresses) {
      List<KernelAddress> its = new ArrayList<>();
      for (JsonObject info : link.objects("addr_info")) {
        address(info).ifPresent(its::add);
      }
      its.sort(Comparator.comparing(one -> !one.prefix().isV4()));
      this.addresses.put(link.text("ifname").orElse(""), its);
    }
  }

  private static Optional<KernelAddress> address(JsonObject info) {
    Optional<IpAddress> local = info.text("local").flatMap(IpAddress::find);
    Optional<Long> length = info.number("prefixlen");
    boolean fits = local.isPresent() && length.isPresent() && length.get() >= 0;
    if (!fits || length.get() > (local.get().isV4() ? 32 : 128)) {
      return Optional.empty();
    }
    return Optional.of(
        new KernelAddress(
            new IpPrefix(local.get(), length.get().intValue()),
            info.isTrue("dynamic"),
            info.number("valid_life_time").filter(seconds -> seconds < FOR_EVER),
            info.isTrue("dadfailed")));
  }

  /** The interfaces in the kernel's order, without the loopback. */
  List<KernelLink> links() {
    return links.stream()
        .filter(link -> !link.text("link_type").equals(Optional.of("loopback")))
        .filter(link -> !link.text("ifname").orElse("").isEmpty())
        .map(this::link)
        .toList();
  }

  private KernelLink link(JsonObject link) {
    String name = link.text("ifname").orElse("");
    JsonObject info = link.object("linkinfo");
    JsonObject data = info.object("info_data");
    String said = info.text("info_kind").orElse("");
    boolean card = cards.contains(name) || CARDS_IN_CONTAINERS.contains(said);
    List<String> flags = link.texts("flags");
    boolean vlan = said.equals("vlan");
    return new KernelLink(
        name,
        card ? KernelLink.PHYSICAL : said,
        flags.contains("UP"),
        flags.contains("LOWER_UP"),
        link.number("mtu").map(Long::intValue).orElse(0),
        link.text("address").filter(mac -> mac.contains(":")),
        link.text("master"),
        vlan ? link.text("link") : Optional.empty(),
        vlan ? data.number("id").map(Long::intValue) : Optional.empty(),
        said.equals("bond") ? data.text("mode") : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        addresses.getOrDefault(name, List.of()));
  }

  /** Takes {@code ip -json route show} of one family; of several next hops the first counts. */
  static List<KernelRoute> routes(List<JsonObject> lines, boolean v4) {
    List<KernelRoute> routes = new ArrayList<>();
    for (JsonObject line : lines) {
      Optional<IpPrefix> to = destination(line.text("dst").orElse(""), v4);
      JsonObject hop = line.objects("nexthops").stream().findFirst().orElse(line);
      boolean unicast = line.text("type").map("unicast"::equals).orElse(true);
      if (to.isPresent() && unicast && hop.text("dev").isPresent()) {
        routes.add(
            new KernelRoute(
                to.get(),
                hop.text("gateway")
                    .or(() -> hop.object("via").text("host"))
                    .flatMap(IpAddress::find),
                hop.text("dev").get(),
                line.text("protocol").orElse("boot"),
                line.number("metric")));
      }
    }
    return routes;
  }

  private static Optional<IpPrefix> destination(String text, boolean v4) {
    if (text.equals("default")) {
      return Optional.of(IpPrefix.of(v4 ? "0.0.0.0/0" : "::/0"));
    }
    try {
      return Optional.of(IpPrefix.of(text.contains("/") ? text : text + (v4 ? "/32" : "/128")));
    } catch (IllegalArgumentException otherFamily) {
      return Optional.empty();
    }
  }
}
