package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.List;

/**
 * A network behind the cables of a simulated appliance, with a router that also serves DHCP and
 * names and advertises itself. The one without tag is 192.168.40.0/24 and 2001:db8:40::/64; that of
 * VLAN 300 is 172.17.44.0/24 (300 is 1 × 256 + 44) and 2001:db8:f000:300::/64.
 *
 * @param v4 its network
 * @param v6 its network
 */
record SimulatedLan(IpPrefix v4, IpPrefix v6) {
  private static final IpAddress ADVERTISING = IpAddress.of("fe80::1");
  private static final String DOMAIN = "lab.example";

  /** Addresses below this are not given away. */
  private static final int FIRST_LEASED = 20;

  private static final int LEASES = 200;

  /** The one behind these tags; of several the innermost decides. */
  static SimulatedLan behind(List<Integer> tags) {
    if (tags.isEmpty()) {
      return new SimulatedLan(IpPrefix.of("192.168.40.0/24"), IpPrefix.of("2001:db8:40::/64"));
    }
    int tag = tags.get(tags.size() - 1);
    return new SimulatedLan(
        IpPrefix.of("172." + (16 + (tag >> 8)) + "." + (tag & 0xff) + ".0/24"),
        IpPrefix.of("2001:db8:f000:" + tag + "::/64"));
  }

  /** What the DHCP server gives a hardware address: always the same. */
  IpPrefix lease(String mac) {
    return at(v4, String.valueOf(number(mac)));
  }

  /** What a machine of this hardware address makes of the router's advertisement. */
  IpPrefix autonomous(String mac) {
    return at(v6, String.valueOf(number(mac)));
  }

  /** What the DHCPv6 server gives a hardware address. */
  IpPrefix leaseV6(String mac) {
    return new IpPrefix(at(v6, "6:" + number(mac)).address(), 128);
  }

  /** The router as DHCP names it. */
  IpAddress router() {
    return at(v4, "1").address();
  }

  /** The router as it advertises itself. */
  IpAddress advertisingRouter() {
    return ADVERTISING;
  }

  /** The name server as DHCP names it. */
  IpAddress nameserver() {
    return router();
  }

  /** The name server as the router advertises it (RFC 8106). */
  IpAddress nameserverV6() {
    return at(v6, "1").address();
  }

  /** The search domain that DHCP gives. */
  String domain() {
    return DOMAIN;
  }

  private static int number(String mac) {
    return FIRST_LEASED + Integer.parseInt(mac.substring(mac.length() - 2), 16) % LEASES;
  }

  private static IpPrefix at(IpPrefix network, String host) {
    String text = network.address().toString();
    String address =
        network.isV4() ? text.substring(0, text.lastIndexOf('.') + 1) + host : text + host;
    return IpPrefix.of(address + "/" + network.length());
  }
}
