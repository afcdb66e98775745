package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.GatewayAddress;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The group {@code ipv4} or {@code ipv6} of a profile: addresses, routes and name servers. */
final class FamilyGroup {
  /** Better than 100 and up, what NetworkManager gives what it learns, also on cards not ours. */
  private static final int METRIC_OF_WRITTEN = 50;

  /** Below 0: name servers of profiles with a higher number are not asked. */
  private static final int PRIORITY_OF_WRITTEN = -1;

  private final NetworkSettings settings;
  private final NetworkInterface wanted;
  private final boolean v4;
  private final String group;
  private final Placement placement;

  FamilyGroup(NetworkSettings settings, NetworkInterface wanted, Placement placement) {
    this.settings = settings;
    this.wanted = wanted;
    this.v4 = placement.isV4();
    this.group = v4 ? "ipv4" : "ipv6";
    this.placement = placement;
  }

  void addTo(Keyfile file) {
    file.put(group, "method", method());
    if (isOff()) {
      return;
    }
    if (!v4) {
      // Without this line the interface identifier would come from the card's address.
      file.put(group, "addr-gen-mode", "default");
    }
    List<IpPrefix> addresses = wanted.addresses().stream().filter(a -> a.isV4() == v4).toList();
    for (int i = 0; i < addresses.size(); i++) {
      file.put(group, "address" + (i + 1), addresses.get(i));
    }
    addRoutes(file, !addresses.isEmpty());
    addNames(file);
  }

  private boolean isOff() {
    return v4 ? wanted.ipv4Method() == Ipv4Method.OFF : wanted.ipv6Method() == Ipv6Method.OFF;
  }

  /**
   * NetworkManager's word. Its {@code dhcp} for IPv6 ignores the router, so that nothing beyond the
   * link could be reached; its {@code auto} asks the DHCPv6 server when the router says so.
   */
  private String method() {
    if (isOff()) {
      return "disabled";
    }
    boolean fixed =
        v4 ? wanted.ipv4Method() == Ipv4Method.STATIC : wanted.ipv6Method() == Ipv6Method.STATIC;
    return fixed ? "manual" : "auto";
  }

  private void addRoutes(Keyfile file, boolean addressed) {
    InterfaceName name = wanted.name();
    Optional<GatewayAddress> gateway = placement.findGateway(name);
    List<String> routes = new ArrayList<>();
    if (gateway.isPresent()) {
      // The key gateway is taken only beside an address.
      if (addressed) {
        file.put(group, "gateway", gateway.get().address());
      } else {
        routes.add((v4 ? "0.0.0.0/0" : "::/0") + "," + gateway.get().address());
      }
      file.put(group, "route-metric", METRIC_OF_WRITTEN);
    }
    if (placement.isGatewayWritten() && !(gateway.isPresent() && addressed)) {
      file.put(group, "never-default", true);
    }
    placement.routes(name).forEach(route -> routes.add(text(route)));
    for (int i = 0; i < routes.size(); i++) {
      file.put(group, "route" + (i + 1), routes.get(i));
    }
  }

  private static String text(Route route) {
    return route.destination().orElseThrow().network()
        + ","
        + route.gateway().orElseThrow().address()
        + route.metric().map(metric -> "," + metric).orElse("");
  }

  /** Written name servers stand alone; search domains come before those that are learnt. */
  private void addNames(Keyfile file) {
    file.putList(group, "dns", placement.nameservers(wanted.name()));
    if (placement.hasSearchDomains(wanted.name())) {
      file.putList(group, "dns-search", settings.searchDomains());
    }
    if (!settings.nameservers().isEmpty()) {
      file.put(group, "dns-priority", PRIORITY_OF_WRITTEN);
      file.put(group, "ignore-auto-dns", true);
    }
  }
}
