package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.List;
import java.util.Optional;

/**
 * One static route.
 *
 * <pre>{@code
 * network:
 *   routes:
 *     backup: {destination: 10.9.0.0/16, gateway: 192.168.40.9}
 * }</pre>
 *
 * @param name what people call it
 * @param destination the network behind the gateway; empty only while it is read wrongly
 * @param metric the lower one wins; empty leaves it to the system
 */
public record Route(
    String name,
    Optional<IpPrefix> destination,
    Optional<GatewayAddress> gateway,
    Optional<Long> metric,
    Optional<String> description) {

  public static final Key<Optional<IpPrefix>> DESTINATION =
      Key.optional(
          "destination",
          "Destination",
          "The network to reach, with prefix length, such as 10.9.0.0/16 or 2001:db8:9::/48.",
          Kind.TEXT,
          IpPrefix::of,
          IpPrefix::toString);

  public static final Key<Optional<GatewayAddress>> GATEWAY =
      Key.optional(
          "gateway",
          "Gateway",
          "The router that leads there, an address in a network of this machine; a link-local one"
              + " with its interface, such as fe80::1%eno1.",
          Kind.TEXT,
          GatewayAddress::of,
          GatewayAddress::toString);

  public static final Key<Optional<Long>> METRIC =
      Key.optional(
          "metric",
          "Metric",
          "Of two routes to the same network the one with the lower metric is used. Left out, the"
              + " system chooses.",
          Kind.NUMBER,
          Route::readMetric,
          String::valueOf);

  public static final Key<Optional<String>> DESCRIPTION =
      Key.optional(
          "description",
          "Description",
          "For people: what it is for.",
          Kind.TEXT,
          NetworkInterface::readDescription,
          text -> text);

  /** Every setting of a route, in the order of the file. */
  public static final List<Key<?>> KEYS = List.of(DESTINATION, GATEWAY, METRIC, DESCRIPTION);

  private static long readMetric(String text) {
    if (!text.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(text) > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is not a whole number between 0 and 4294967295.");
    }
    return Long.parseLong(text);
  }

  /** Reads the route of this name; what does not fit together is checked with the whole network. */
  static Route read(String name, Input input, Problems problems) {
    Route route =
        new Route(
            name,
            input.get(DESTINATION, problems),
            input.get(GATEWAY, problems),
            input.get(METRIC, problems),
            input.get(DESCRIPTION, problems));
    input.rejectUnknown(problems);
    return route;
  }

  /** What of it is written to the file. */
  Written written() {
    return Written.thing(
            KeyPath.join(KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.ROUTES), name),
            "route")
        .add(DESTINATION, destination)
        .add(GATEWAY, gateway)
        .add(METRIC, metric)
        .add(DESCRIPTION, description);
  }
}
