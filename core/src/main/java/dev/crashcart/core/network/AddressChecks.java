package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules about the addresses of each interface and where they come from. */
final class AddressChecks {
  /** The smallest packet that every IPv6 link must take (RFC 8200, section 5). */
  private static final int LEAST_V6_MTU = 1280;

  private final NetworkReading reading;
  private final Map<IpAddress, NetworkInterface> taken = new HashMap<>();

  private AddressChecks(NetworkReading reading) {
    this.reading = reading;
  }

  static void check(NetworkReading reading) {
    AddressChecks checks = new AddressChecks(reading);
    for (NetworkInterface one : reading.interfaces()) {
      for (int i = 0; i < one.addresses().size(); i++) {
        checks.address(one, i);
      }
      checks.methodV4(one);
      checks.methodV6(one);
      checks.mtu(one);
    }
    checks.severalDhcp();
  }

  private void address(NetworkInterface one, int item) {
    IpPrefix prefix = one.addresses().get(item);
    IpAddress address = prefix.address();
    Optional<String> objection = address.findObjection();
    if (objection.isPresent()) {
      error(one, item, address + " " + objection.get() + "; write an address of this machine.");
    } else if (prefix.length() == 0) {
      error(
          one,
          item,
          "a prefix length of 0 would make the whole world one network; write the"
              + " length of this network, such as "
              + (prefix.isV4() ? "/24." : "/64."));
    } else if (prefix.isV4()) {
      hostV4(one, item, prefix);
    } else if (prefix.length() < 127 && address.equals(prefix.network().address())) {
      reading
          .problems()
          .warning(
              reading.input(one),
              NetworkInterface.ADDRESSES,
              item,
              address
                  + " is the address by which any router of "
                  + prefix
                  + " is called (RFC 4291, section 2.6.1); write another address of it.");
    }
    NetworkInterface other = taken.putIfAbsent(address, one);
    if (other != null) {
      error(
          one,
          item,
          address
              + " is written for "
              + (other.equals(one) ? "this interface" : other.name())
              + " already; an address is there once.");
    }
  }

  /** In networks of two addresses or one every address is a host (RFC 3021). */
  private void hostV4(NetworkInterface one, int item, IpPrefix prefix) {
    if (prefix.length() >= 31) {
      return;
    }
    IpPrefix network = prefix.network();
    boolean first = prefix.address().equals(network.address());
    if (first || prefix.address().equals(prefix.last())) {
      error(
          one,
          item,
          prefix.address()
              + " is the "
              + (first ? "name" : "broadcast address")
              + " of the network "
              + network
              + "; write an address between "
              + network.address()
              + " and "
              + prefix.last()
              + ".");
    }
  }

  private void methodV4(NetworkInterface one) {
    Optional<IpPrefix> written = one.addresses().stream().filter(IpPrefix::isV4).findFirst();
    if (one.ipv4().filter(Ipv4Method.OFF::equals).isPresent()) {
      written.ifPresent(address -> offWith(one, NetworkInterface.IPV4, address));
    }
    boolean bare = written.isEmpty() && one.ipv4().filter(Ipv4Method.STATIC::equals).isPresent();
    if (bare && reading.isWhole(one)) {
      staticWithout(one, NetworkInterface.IPV4, "IPv4 address, such as 192.168.1.5/24", "dhcp");
    }
  }

  private void methodV6(NetworkInterface one) {
    Optional<IpPrefix> written = one.addresses().stream().filter(a -> !a.isV4()).findFirst();
    if (one.ipv6().filter(Ipv6Method.OFF::equals).isPresent()) {
      written.ifPresent(address -> offWith(one, NetworkInterface.IPV6, address));
    }
    boolean bare = written.isEmpty() && one.ipv6().filter(Ipv6Method.STATIC::equals).isPresent();
    if (bare && reading.isWhole(one)) {
      staticWithout(one, NetworkInterface.IPV6, "IPv6 address, such as 2001:db8::5/64", "auto");
    }
  }

  private void offWith(NetworkInterface one, String family, IpPrefix address) {
    reading.error(
        one,
        family,
        method(family),
        "off means no address, but " + address + " is written; take one of the two out.");
  }

  private void staticWithout(NetworkInterface one, String family, String what, String other) {
    reading.error(
        one,
        family,
        method(family),
        "static needs an " + what + ", below addresses; or write method: " + other + ".");
  }

  private static Key<?> method(String family) {
    return family.equals(NetworkInterface.IPV4)
        ? NetworkInterface.IPV4_METHOD
        : NetworkInterface.IPV6_METHOD;
  }

  private void mtu(NetworkInterface one) {
    one.mtu()
        .filter(mtu -> mtu < LEAST_V6_MTU && one.ipv6Method() != Ipv6Method.OFF)
        .ifPresent(
            mtu ->
                reading.error(
                    one,
                    NetworkInterface.MTU,
                    mtu
                        + " is too small for IPv6, which needs "
                        + LEAST_V6_MTU
                        + " (RFC 8200); write more, or switch IPv6 off here."));
  }

  /** No error: it works, and a machine that is set up for the first time asks on all its cards. */
  private void severalDhcp() {
    List<NetworkInterface> asking =
        reading.interfaces().stream()
            .filter(one -> one.ipv4Method() == Ipv4Method.DHCP)
            .filter(one -> reading.findMaster(one.name()).isEmpty())
            .toList();
    if (asking.size() < 2 || reading.settings().gatewayV4().isPresent()) {
      return;
    }
    reading
        .problems()
        .warning(
            reading.method(asking.get(1), NetworkInterface.IPV4),
            NetworkInterface.IPV4_METHOD,
            NetworkReading.some(asking.stream().map(NetworkInterface::name).toList())
                + " ask a DHCP server: each may bring a gateway, and the system chooses one of"
                + " them. To decide it, write network.gateway.ipv4.");
  }

  private void error(NetworkInterface one, int item, String message) {
    reading.error(one, NetworkInterface.ADDRESSES, item, message);
  }
}
