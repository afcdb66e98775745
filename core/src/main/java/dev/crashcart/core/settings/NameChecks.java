package dev.crashcart.core.settings;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.system.SystemSettings;
import java.util.HashSet;
import java.util.Set;

/** The warnings about names of the system that the network cannot find. */
final class NameChecks {
  private final SystemSettings settings;
  private final NetworkSettings network;
  private final Input system;
  private final Problems problems;

  private NameChecks(Settings settings, Input input, Problems problems) {
    this.settings = settings.system();
    this.network = settings.network();
    this.system = input.section(SystemSettings.SYSTEM, problems);
    this.problems = problems;
  }

  static void check(Settings settings, Input input, Problems problems) {
    NameChecks checks = new NameChecks(settings, input, problems);
    checks.localDomain();
    if (checks.resolvesNothing()) {
      checks.timeServers();
    }
  }

  /** RFC 6762, appendix G. */
  private void localDomain() {
    boolean local =
        settings
            .domain()
            .filter(name -> name.text().equals("local") || name.text().endsWith(".local"))
            .isPresent();
    if (local && network.multicastDns()) {
      problems.warning(
          system,
          SystemSettings.DOMAIN,
          "names that end in .local are asked of the machines nearby, not of the name server (RFC"
              + " 6762); write another domain, or network.multicast-dns: false.");
    }
  }

  private boolean resolvesNothing() {
    return network.isManaged()
        && network.nameservers().isEmpty()
        && network.interfaces().values().stream().noneMatch(NameChecks::learns);
  }

  private static boolean learns(NetworkInterface one) {
    return one.ipv4Method() == Ipv4Method.DHCP
        || one.ipv6Method() == Ipv6Method.AUTO
        || one.ipv6Method() == Ipv6Method.DHCP;
  }

  private void timeServers() {
    Set<String> known = new HashSet<>();
    settings
        .hosts()
        .values()
        .forEach(
            entry -> {
              known.add(entry.name().text());
              entry.aliases().stream().map(DnsName::text).forEach(known::add);
            });
    for (int i = 0; i < settings.ntpServers().size(); i++) {
      String server = settings.ntpServers().get(i);
      if (IpAddress.find(server).isEmpty() && !known.contains(server)) {
        problems.warning(
            system,
            SystemSettings.NTP_SERVERS,
            i,
            server
                + " cannot be looked up: no name server is written and no interface learns one."
                + " Write network.nameservers, or an address here.");
      }
    }
  }
}
