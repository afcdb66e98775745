package dev.crashcart.console.remote;

import dev.crashcart.core.config.IpAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the server listens.
 *
 * @param port 0 takes a free one
 * @param addresses everywhere when empty
 */
public record FrontPlace(int port, List<IpAddress> addresses) {
  public FrontPlace {
    addresses = List.copyOf(addresses);
  }

  /** Addresses as the library takes them; empty for everywhere. */
  String hosts() {
    return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(","));
  }

  /** For people. */
  @Override
  public String toString() {
    return "port " + port + (addresses.isEmpty() ? "" : " of " + hosts().replace(",", ", "));
  }
}
