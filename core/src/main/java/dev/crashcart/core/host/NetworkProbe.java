package dev.crashcart.core.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The door to the network for those who only want to know whether it works: each question is short,
 * changes nothing, and ends within its limit. Addresses are texts without zone; where a link-local
 * one is asked, the interface is named.
 */
public interface NetworkProbe {
  /** The probe of a machine. */
  static NetworkProbe of(Host host) throws HostFailure {
    return switch (host.kind()) {
      case LIVE -> new LinuxProbe(host);
      case SIMULATED -> new SimulatedProbe(host);
      case OFFLINE ->
          throw new HostFailure(
              "The network cannot be tested: "
                  + host.description()
                  + " is not running. Start it, and test there.");
    };
  }

  /** One echo request (RFC 792, RFC 4443). */
  ProbeAnswer echo(String address, Optional<String> device, Duration limit) throws HostFailure;

  /**
   * Asks the network behind this interface who has an address: by ARP (RFC 826) or neighbour
   * solicitation (RFC 4861). The detail of an answer is the hardware address. The question is asked
   * in the name of an address this machine has, so that nobody learns a wrong neighbour.
   */
  ProbeAnswer whoHas(String address, String device, Duration limit) throws HostFailure;

  /** One datagram, and the one that comes back. */
  ProbeAnswer udp(String address, Optional<String> device, int port, byte[] payload, Duration limit)
      throws HostFailure;

  /**
   * The addresses of a name as every program of this machine gets them, nsswitch.conf(5): the
   * detail of an answer, with blanks between.
   */
  ProbeAnswer resolve(String name, Duration limit) throws HostFailure;

  /** Fetches a page; the detail of an answer is the status of HTTP (RFC 9110), such as 200. */
  ProbeAnswer web(String url, Optional<WebProxy> proxy, Duration limit) throws HostFailure;

  /**
   * The routers on the way to an address, the nearest first, its own address last when it was
   * reached; an empty text for one that does not tell itself. Empty when there are no means.
   */
  List<String> trace(String address, int mostHops, Duration limit) throws HostFailure;
}
