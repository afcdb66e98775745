package dev.crashcart.core.network.check;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.network.GatewayAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What DHCP or a router has told, and what goes with the lease unless it is written.
 *
 * @param nameservers at most three, the number that can be written
 */
public record LostWithLease(
    Optional<GatewayAddress> gatewayV4,
    Optional<GatewayAddress> gatewayV6,
    List<IpAddress> nameservers,
    List<DnsName> searchDomains) {
  public LostWithLease {
    nameservers = List.copyOf(nameservers);
    searchDomains = List.copyOf(searchDomains);
  }

  boolean isNothing() {
    return gatewayV4.isEmpty()
        && gatewayV6.isEmpty()
        && nameservers.isEmpty()
        && searchDomains.isEmpty();
  }

  /** The warning for the operator. */
  public String sentence() {
    List<String> parts = new ArrayList<>();
    gatewayV4.ifPresent(gateway -> parts.add("the gateway " + gateway));
    gatewayV6.ifPresent(gateway -> parts.add("the gateway " + gateway));
    if (!nameservers.isEmpty()) {
      parts.add(
          (nameservers.size() == 1 ? "the name server " : "the name servers ") + text(nameservers));
    }
    if (!searchDomains.isEmpty()) {
      parts.add(
          (searchDomains.size() == 1 ? "the search domain " : "the search domains ")
              + text(searchDomains));
    }
    return "These came by DHCP or from the router and go with it: "
        + String.join("; ", parts)
        + ". Without them other networks and names are not reached. Keep them as written settings?";
  }

  private static String text(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
