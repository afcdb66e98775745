package dev.crashcart.core.network.networkd;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.Desired;
import dev.crashcart.core.network.GatewayAddress;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a .network file, systemd.network(5). */
final class LinkFile {
  private static final String NETWORK = "Network";

  /** Where no address is written, networkd does not know the network of the gateway beforehand. */
  private static final String ON_LINK = "GatewayOnLink=yes";

  private final Desired desired;
  private final NetworkInterface one;
  private final IniText text = new IniText();

  LinkFile(Desired desired, NetworkInterface one) {
    this.desired = desired;
    this.one = one;
  }

  String text() {
    text.set("Match", "Name", one.name().value());
    one.mtu().ifPresent(mtu -> text.set("Link", "MTUBytes", String.valueOf(mtu)));
    // Else a cable that is out holds up the start of the machine for two minutes.
    text.set("Link", "RequiredForOnline", "no");
    one.description().ifPresent(words -> text.set(NETWORK, "Description", IniText.words(words)));
    for (NetworkInterface child : desired.children(one.name())) {
      text.set(NETWORK, "VLAN", child.name().value());
    }
    Optional<NetworkInterface> master = desired.master(one.name());
    if (master.isPresent()) {
      member(master.get());
    } else {
      addresses();
      learnt();
      routes();
    }
    return text.text();
  }

  private void member(NetworkInterface master) {
    boolean bond = master.kind() == InterfaceKind.BOND;
    text.set(NETWORK, bond ? "Bond" : "Bridge", master.name().value());
    if (bond && master.primary().equals(Optional.of(one.name()))) {
      text.set(NETWORK, "PrimarySlave", "yes");
    }
    text.set(NETWORK, "LinkLocalAddressing", "no");
    text.set(NETWORK, "IPv6AcceptRA", "no");
  }

  private void addresses() {
    boolean v4 = one.ipv4Method() == Ipv4Method.DHCP;
    boolean v6 = one.ipv6Method() == Ipv6Method.DHCP;
    text.set(NETWORK, "DHCP", v4 ? v6 ? "yes" : "ipv4" : v6 ? "ipv6" : "no");
    boolean off = one.ipv6Method() == Ipv6Method.OFF;
    text.set(NETWORK, "LinkLocalAddressing", off ? "no" : "ipv6");
    boolean asks = one.ipv6Method() == Ipv6Method.AUTO || v6;
    text.set(NETWORK, "IPv6AcceptRA", IniText.yesNo(asks));
    for (IpPrefix address : one.addresses()) {
      text.set(NETWORK, "Address", address.toString());
    }
    for (GatewayAddress gateway : desired.gateways(one.name())) {
      if (isNear(gateway)) {
        text.set(NETWORK, "Gateway", gateway.address().toString());
      } else {
        text.section("Route", List.of("Gateway=" + gateway.address(), ON_LINK));
      }
    }
    if (one.isAddressed()) {
      boolean answers = desired.settings().multicastDns();
      text.set(NETWORK, "MulticastDNS", IniText.yesNo(answers));
    }
  }

  /**
   * Written name servers and gateways count instead of learnt ones, not besides; learnt search
   * domains only while none of both is written.
   */
  private void learnt() {
    boolean names = !desired.settings().nameservers().isEmpty();
    boolean domains = !names && desired.settings().searchDomains().isEmpty();
    if (one.ipv4Method() == Ipv4Method.DHCP) {
      if (names) {
        text.set("DHCPv4", "UseDNS", "no");
      }
      if (domains) {
        text.set("DHCPv4", "UseDomains", "yes");
      }
      if (desired.settings().gatewayV4().isPresent()) {
        text.set("DHCPv4", "UseGateway", "no");
      }
    }
    if (one.ipv6Method() == Ipv6Method.DHCP) {
      // It is asked even where no router sends advertisements.
      text.set("DHCPv6", "WithoutRA", "solicit");
      text.set("IPv6AcceptRA", "UseAutonomousPrefix", "no");
    }
    if (one.ipv6Method() == Ipv6Method.DHCP || one.ipv6Method() == Ipv6Method.AUTO) {
      if (names) {
        text.set("DHCPv6", "UseDNS", "no");
        text.set("IPv6AcceptRA", "UseDNS", "no");
      }
      if (domains) {
        text.set("IPv6AcceptRA", "UseDomains", "yes");
      }
      if (desired.settings().gatewayV6().isPresent()) {
        text.set("IPv6AcceptRA", "UseGateway", "no");
      }
    }
  }

  private void routes() {
    for (Route route : desired.routes(one.name())) {
      List<String> lines = new ArrayList<>();
      lines.add("Destination=" + route.destination().orElseThrow());
      lines.add("Gateway=" + route.gateway().orElseThrow().address());
      route.metric().ifPresent(metric -> lines.add("Metric=" + metric));
      if (!isNear(route.gateway().orElseThrow())) {
        lines.add(ON_LINK);
      }
      text.section("Route", lines);
    }
  }

  /** Whether a written address tells the way to it; a link-local one needs only some address. */
  private boolean isNear(GatewayAddress gateway) {
    return gateway.address().isLinkLocal() && !one.addresses().isEmpty()
        || one.addresses().stream().anyMatch(prefix -> prefix.contains(gateway.address()));
  }
}
