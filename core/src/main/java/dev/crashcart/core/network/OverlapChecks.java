package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The rule that no two interfaces are in one network: the system would send over either, and
 * answers would go astray. One interface may have several addresses of a network; a single address
 * (/32, /128) makes no network, and every link has the IPv6 link-local one.
 */
final class OverlapChecks {
  /**
   * One written address.
   *
   * @param order of the interface in the source
   * @param last the last address of the network
   */
  private record Spot(
      NetworkInterface one, int item, int order, IpPrefix network, IpAddress last) {}

  private OverlapChecks() {}

  /** Two networks are one in the other or apart, so one sorted pass finds what lies in what. */
  static void check(NetworkReading reading) {
    List<Spot> spots = spots(reading.interfaces());
    spots.sort(
        Comparator.comparing((Spot spot) -> spot.network.isV4())
            .thenComparing(spot -> spot.network.address())
            .thenComparing(spot -> spot.network.length())
            .thenComparing(Spot::order));
    Deque<Spot> around = new ArrayDeque<>();
    for (Spot spot : spots) {
      while (!around.isEmpty() && !around.peek().network.contains(spot.network.address())) {
        around.pop();
      }
      around.stream()
          .filter(outer -> outer.order != spot.order)
          .findFirst()
          .ifPresent(outer -> tell(reading, outer, spot));
      around.push(spot);
    }
  }

  private static List<Spot> spots(List<NetworkInterface> interfaces) {
    List<Spot> spots = new ArrayList<>();
    for (int order = 0; order < interfaces.size(); order++) {
      List<IpPrefix> addresses = interfaces.get(order).addresses();
      for (int item = 0; item < addresses.size(); item++) {
        IpPrefix address = addresses.get(item);
        boolean everywhere = !address.isV4() && address.address().isLinkLocal();
        if (!address.isHost() && address.length() > 0 && !everywhere) {
          spots.add(
              new Spot(interfaces.get(order), item, order, address.network(), address.last()));
        }
      }
    }
    return spots;
  }

  private static void tell(NetworkReading reading, Spot a, Spot b) {
    Spot first = a.order < b.order ? a : b;
    Spot later = first == a ? b : a;
    String clash =
        first.network.equals(later.network)
            ? "the network " + first.network + " is that of " + first.one.name() + " already"
            : "the network "
                + later.network
                + " has addresses in common with "
                + first.network
                + " of "
                + first.one.name();
    reading.error(
        later.one,
        NetworkInterface.ADDRESSES,
        later.item,
        clash + "; give each interface a network of its own, or join the two by a bridge.");
  }
}
