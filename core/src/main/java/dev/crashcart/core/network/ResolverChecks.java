package dev.crashcart.core.network;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules about name servers and search domains, resolv.conf(5). */
final class ResolverChecks {
  private static final int MOST_SERVERS = 3;
  private static final int MOST_DOMAINS = 6;

  private ResolverChecks() {}

  static void check(NetworkReading reading) {
    nameservers(reading.settings().nameservers(), reading.network(), reading.problems());
    searchDomains(reading.settings().searchDomains(), reading.network(), reading.problems());
  }

  private static void nameservers(List<IpAddress> servers, Input network, Problems problems) {
    Set<IpAddress> before = new HashSet<>();
    for (int i = 0; i < servers.size(); i++) {
      IpAddress server = servers.get(i);
      Optional<String> objection =
          server
              .findObjection()
              .or(
                  () ->
                      server.isLinkLocal()
                          ? Optional.of("is link-local, which no name server can be asked at")
                          : Optional.empty());
      if (objection.isPresent()) {
        problems.error(
            network,
            NetworkSettings.NAMESERVERS,
            i,
            server + " " + objection.get() + "; write the address of a name server.");
      } else if (!before.add(server)) {
        problems.error(
            network,
            NetworkSettings.NAMESERVERS,
            i,
            server + " is listed already; take one of them out.");
      }
      if (i == MOST_SERVERS) {
        problems.error(
            network,
            NetworkSettings.NAMESERVERS,
            i,
            "this is the fourth name server, but programs ask only three; leave the best three.");
      }
    }
  }

  private static void searchDomains(List<DnsName> domains, Input network, Problems problems) {
    Set<DnsName> before = new HashSet<>();
    for (int i = 0; i < domains.size(); i++) {
      if (!before.add(domains.get(i))) {
        problems.error(
            network,
            NetworkSettings.SEARCH_DOMAINS,
            i,
            domains.get(i) + " is listed already; take one of them out.");
      }
      if (i == MOST_DOMAINS) {
        problems.error(
            network,
            NetworkSettings.SEARCH_DOMAINS,
            i,
            "this is the seventh search domain, but many programs try only six, each of which costs"
                + " time with every short name; leave the six that are used.");
      }
    }
  }
}
