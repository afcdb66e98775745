package dev.crashcart.console.remote;

import dev.crashcart.core.apply.Who;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.apache.sshd.common.session.SessionContext;

/**
 * The other end of a connection.
 *
 * @param address without the port and without the zone of a link-local one
 */
record Peer(String address, int port) {
  private static final String FRONT = "ssh front";

  static Peer of(SessionContext session) {
    SocketAddress socket = session.getRemoteAddress();
    return socket instanceof InetSocketAddress inet && inet.getAddress() != null
        ? new Peer(inet.getAddress().getHostAddress().replaceFirst("%.*", ""), inet.getPort())
        : new Peer("unknown", 0);
  }

  /** Somebody there who says to be this account. */
  Who who(String account) {
    return new Who(Optional.of(account), FRONT, toString(), Optional.empty(), true);
  }

  /**
   * What counts as one place that attempts come from: an address, of IPv6 its network of 64 bits.
   */
  String neighbourhood() {
    return address.contains(":") ? address.replaceFirst("^((?:[^:]*:){4}).*", "$1:/64") : address;
  }

  /** {@code 192.0.2.7:50123} or {@code [2001:db8::1]:50123}. */
  @Override
  public String toString() {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
