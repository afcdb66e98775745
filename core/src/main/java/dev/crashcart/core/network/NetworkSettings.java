package dev.crashcart.core.network;

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
 * The network as it is wanted. Interfaces that it does not name stay as they are; while it names
 * none, nothing of the network is touched.
 *
 * @param backEnd who carries it out; empty takes what runs on the machine
 * @param trialSeconds how long a risky change waits to be kept
 * @param multicastDns whether the machine answers to {@code <host name>.local} (RFC 6762)
 * @param nameservers at most three, in their order; empty takes those of DHCP and the router
 */
public record NetworkSettings(
    Optional<BackEndName> backEnd,
    int trialSeconds,
    boolean multicastDns,
    Map<InterfaceName, NetworkInterface> interfaces,
    Optional<GatewayAddress> gatewayV4,
    Optional<GatewayAddress> gatewayV6,
    List<IpAddress> nameservers,
    List<DnsName> searchDomains,
    Map<String, Route> routes) {

  public static final String NETWORK = "network";
  public static final String INTERFACES = "interfaces";
  public static final String ROUTES = "routes";
  public static final String GATEWAY = "gateway";

  public static final Key<Optional<BackEndName>> BACK_END =
      Key.choice(
          "back-end",
          "Carried out by",
          "The service that sets the network up: networkd or networkmanager. Left out, the one that"
              + " runs on this machine.",
          BackEndName.class);

  public static final Key<Integer> TRIAL_SECONDS =
      Key.number(
          "trial-seconds",
          "Seconds on trial",
          "How long a change that may cut you off waits to be kept before it goes back by itself, 10"
              + " to 3600 seconds.",
          60,
          10,
          3600);

  public static final Key<Boolean> MULTICAST_DNS =
      Key.yesNo(
          "multicast-dns",
          "Answer to .local",
          "On: machines on the same network find this one by its host name and .local, without a"
              + " name server.",
          true);

  public static final Key<List<IpAddress>> NAMESERVERS =
      Key.list(
          "nameservers",
          "Name servers",
          "Up to three addresses, asked in this order. Left out, those learnt from DHCP and the"
              + " router.",
          IpAddress::of,
          IpAddress::toString);

  public static final Key<List<DnsName>> SEARCH_DOMAINS =
      Key.list(
          "search-domains",
          "Search domains",
          "Up to six domains that are tried for short names.",
          DnsName::of,
          DnsName::text);

  public static final Key<Optional<GatewayAddress>> GATEWAY_V4 =
      Key.optional(
          "ipv4",
          "IPv4 gateway",
          "The router to everywhere else, an address in a network of this machine. Left out, the"
              + " one learnt from DHCP.",
          Kind.TEXT,
          GatewayAddress::of,
          GatewayAddress::toString);

  public static final Key<Optional<GatewayAddress>> GATEWAY_V6 =
      Key.optional(
          "ipv6",
          "IPv6 gateway",
          "The router to everywhere else; a link-local one with its interface, such as"
              + " fe80::1%eno1. Left out, the one that advertises itself.",
          Kind.TEXT,
          GatewayAddress::of,
          GatewayAddress::toString);

  public NetworkSettings {
    interfaces = Collections.unmodifiableMap(new TreeMap<>(interfaces));
    routes = Collections.unmodifiableMap(new TreeMap<>(routes));
    nameservers = List.copyOf(nameservers);
    searchDomains = List.copyOf(searchDomains);
  }

  /** Nothing decided. */
  public static NetworkSettings none() {
    return new NetworkSettings(
        Optional.empty(),
        TRIAL_SECONDS.defaultValue(),
        MULTICAST_DNS.defaultValue(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of());
  }

  /** Every setting there is in this section. */
  public static List<KeyGroup> keyGroups() {
    List<KeyGroup> groups = new ArrayList<>();
    groups.add(
        KeyGroup.of(NETWORK, BACK_END, TRIAL_SECONDS, MULTICAST_DNS, NAMESERVERS, SEARCH_DOMAINS));
    groups.add(KeyGroup.of(below(GATEWAY), GATEWAY_V4, GATEWAY_V6));
    groups.addAll(NetworkInterface.keyGroups(KeyPath.join(below(INTERFACES), KeyGroup.ANY)));
    groups.add(new KeyGroup(KeyPath.join(below(ROUTES), KeyGroup.ANY), Route.KEYS));
    return groups;
  }

  /** Reads the group of the whole file that belongs here. */
  public static NetworkSettings read(Input root, Problems problems) {
    Input network = root.section(NETWORK, problems);
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>();
    network
        .entries(INTERFACES, problems)
        .forEach(
            (name, entry) -> {
              try {
                InterfaceName valid = new InterfaceName(name);
                interfaces.put(valid, NetworkInterface.read(valid, entry, problems));
              } catch (IllegalArgumentException refused) {
                problems.error(entry.key(), entry.namePlace(), refused.getMessage());
              }
            });
    Map<String, Route> routes = new TreeMap<>();
    network
        .entries(ROUTES, problems)
        .forEach((name, entry) -> routes.put(name, Route.read(name, entry, problems)));
    Input gateway = network.section(GATEWAY, problems);
    NetworkSettings settings =
        new NetworkSettings(
            network.get(BACK_END, problems),
            network.get(TRIAL_SECONDS, problems),
            network.get(MULTICAST_DNS, problems),
            interfaces,
            gateway.get(GATEWAY_V4, problems),
            gateway.get(GATEWAY_V6, problems),
            network.get(NAMESERVERS, problems),
            network.get(SEARCH_DOMAINS, problems),
            routes);
    gateway.rejectUnknown(problems);
    network.rejectUnknown(problems);
    NetworkChecks.check(new NetworkReading(settings, network, problems));
    return settings;
  }

  /** Whether anything of the network is to be set up. */
  public boolean isManaged() {
    return !interfaces.isEmpty();
  }

  /** What of it is written to the file. */
  public List<Written> written() {
    List<Written> groups = new ArrayList<>();
    groups.add(
        Written.group(NETWORK)
            .add(BACK_END, backEnd)
            .add(TRIAL_SECONDS, trialSeconds)
            .add(MULTICAST_DNS, multicastDns));
    interfaces.values().forEach(one -> groups.addAll(one.written()));
    groups.add(Written.group(below(GATEWAY)).add(GATEWAY_V4, gatewayV4).add(GATEWAY_V6, gatewayV6));
    groups.add(
        Written.group(NETWORK).add(NAMESERVERS, nameservers).add(SEARCH_DOMAINS, searchDomains));
    routes.values().forEach(route -> groups.add(route.written()));
    return groups;
  }

  private static String below(String name) {
    return KeyPath.join(NETWORK, name);
  }
}
