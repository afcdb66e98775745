package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the machine is called, and the services around it.
 *
 * <pre>{@code
 * system:
 *   hostname: nas01
 *   domain: lab.example
 *   ntp-servers: [ntp.lab.example]
 *   hosts:
 *     nas02: {addresses: [192.168.40.6]}
 *   proxy: {url: "http://proxy.lab.example:3128"}
 * }</pre>
 *
 * @param hostname one label, hostname(5); empty leaves the system's
 * @param ntpServers names or addresses; empty takes those of DHCP and the system
 */
public record SystemSettings(
    Optional<DnsName> hostname,
    Optional<DnsName> domain,
    List<String> ntpServers,
    Map<DnsName, HostsEntry> hosts,
    Proxy proxy) {

  public static final String SYSTEM = "system";
  public static final String HOSTS = "hosts";
  public static final String PROXY = "proxy";

  public static final Key<Optional<DnsName>> HOSTNAME =
      Key.optional(
          "hostname",
          "Host name",
          "What this machine is called, without its domain: letters, digits and -.",
          Kind.TEXT,
          DnsName::label,
          DnsName::text);

  public static final Key<Optional<DnsName>> DOMAIN =
      Key.optional(
          "domain",
          "Domain",
          "The domain behind the host name, such as lab.example.",
          Kind.TEXT,
          DnsName::of,
          DnsName::text);

  public static final Key<List<String>> NTP_SERVERS =
      Key.list(
          "ntp-servers",
          "Time servers",
          "Names or addresses of NTP servers. Left out, those of DHCP or of the system.",
          SystemSettings::readServer,
          text -> text);

  public SystemSettings {
    ntpServers = List.copyOf(ntpServers);
    hosts = Collections.unmodifiableMap(new TreeMap<>(hosts));
  }

  /** Nothing decided. */
  public static SystemSettings none() {
    return new SystemSettings(
        Optional.empty(), Optional.empty(), List.of(), Map.of(), Proxy.none());
  }

  private static String readServer(String text) {
    return IpAddress.find(text).map(IpAddress::toString).orElseGet(() -> DnsName.of(text).text());
  }

  /** Every setting there is in this section. */
  public static List<KeyGroup> keyGroups() {
    return List.of(
        KeyGroup.of(SYSTEM, HOSTNAME, DOMAIN, NTP_SERVERS),
        new KeyGroup(KeyPath.join(KeyPath.join(SYSTEM, HOSTS), KeyGroup.ANY), HostsEntry.KEYS),
        new KeyGroup(KeyPath.join(SYSTEM, PROXY), Proxy.KEYS));
  }

  /** Reads the group of the whole file that belongs here. */
  public static SystemSettings read(Input root, Problems problems) {
    Input system = root.section(SYSTEM, problems);
    Map<DnsName, HostsEntry> hosts = new TreeMap<>();
    system
        .entries(HOSTS, problems)
        .forEach(
            (name, entry) -> {
              try {
                DnsName valid = DnsName.of(name);
                hosts.putIfAbsent(valid, HostsEntry.read(valid, entry, problems));
              } catch (IllegalArgumentException refused) {
                problems.error(entry.key(), entry.namePlace(), refused.getMessage());
              }
            });
    SystemSettings settings =
        new SystemSettings(
            system.get(HOSTNAME, problems),
            system.get(DOMAIN, problems),
            system.get(NTP_SERVERS, problems),
            hosts,
            Proxy.read(system.section(PROXY, problems), problems));
    system.rejectUnknown(problems);
    SystemChecks.check(settings, system, problems);
    return settings;
  }

  /** What of it is written to the file. */
  public List<Written> written() {
    List<Written> groups = new ArrayList<>();
    groups.add(
        Written.group(SYSTEM)
            .add(HOSTNAME, hostname)
            .add(DOMAIN, domain)
            .add(NTP_SERVERS, ntpServers));
    hosts.values().forEach(entry -> groups.add(entry.written()));
    groups.add(proxy.written());
    return groups;
  }
}
