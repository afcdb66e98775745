package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The networks that the interfaces are in by their written addresses; quick to ask of many. */
final class OnLink {
  private final Map<IpPrefix, NetworkInterface> networks = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());

  OnLink(List<NetworkInterface> interfaces) {
    for (NetworkInterface one : interfaces) {
      for (IpPrefix address : one.addresses()) {
        networks.putIfAbsent(address.network(), one);
        lengths.add(address.length());
      }
    }
  }

  /** The smallest network this address is in. */
  Optional<IpPrefix> findNetwork(IpAddress address) {
    return lengths.stream()
        .filter(length -> length <= (address.isV4() ? 32 : 128))
        .map(length -> new IpPrefix(address, length).network())
        .filter(networks::containsKey)
        .findFirst();
  }

  /** The networks of one family, for a sentence. */
  List<IpPrefix> ofFamily(boolean v4) {
    return networks.keySet().stream()
        .filter(network -> network.isV4() == v4)
        .sorted(Comparator.comparing(IpPrefix::address).thenComparing(IpPrefix::length))
        .toList();
  }
}
