package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.List;
import java.util.Optional;

/**
 * What a file tells a simulated service to make of one link, in whatever format it was written.
 *
 * @param file where it stands
 * @param text all of it, to tell whether it has changed
 * @param place how the link stands among others
 * @param v4 what is learnt by DHCP; empty when nothing is asked for
 * @param v6 what is learnt from router advertisements; empty when they are not listened to
 * @param leaseV6 whether a DHCPv6 server is asked
 * @param linkLocal whether the link gets its link-local IPv6 address
 * @param withoutCarrier whether addresses are set while there is no signal
 */
record LinkSetup(
    String file,
    String text,
    Place place,
    Optional<Learning> v4,
    Optional<Learning> v6,
    boolean leaseV6,
    boolean linkLocal,
    boolean withoutCarrier,
    List<IpPrefix> addresses,
    List<WrittenRoute> routes,
    List<IpAddress> nameservers,
    List<String> domains) {
  LinkSetup {
    addresses = List.copyOf(addresses);
    routes = List.copyOf(routes);
    nameservers = List.copyOf(nameservers);
    domains = List.copyOf(domains);
  }

  /**
   * How a link stands among others.
   *
   * @param master the bond or bridge it is a member of
   * @param vlans those to be made on it
   */
  record Place(Optional<String> master, List<String> vlans, Optional<Integer> mtu) {
    Place {
      vlans = List.copyOf(vlans);
    }
  }

  /**
   * What of the things learnt is taken.
   *
   * @param address an autonomous one, or a lease
   * @param router the default route
   * @param names the name servers
   * @param domains the search domains
   */
  record Learning(
      boolean address, boolean router, boolean names, boolean domains, Optional<Long> metric) {}

  /**
   * A route that is written, a default one included.
   *
   * @param onLink whether the router is to be believed on the link
   */
  record WrittenRoute(
      IpPrefix destination, Optional<IpAddress> gateway, Optional<Long> metric, boolean onLink) {}
}
