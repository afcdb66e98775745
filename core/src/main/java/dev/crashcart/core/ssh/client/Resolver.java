package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.NetworkProbe;
import dev.crashcart.core.host.ProbeAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Who tells the addresses of a name. */
@FunctionalInterface
public interface Resolver {
  /**
   * The addresses as texts, the preferred one first; none when there is no such name.
   *
   * @throws HostFailure when nobody answered in time
   */
  List<String> addresses(String name, Duration limit) throws HostFailure;

  /**
   * As every program of this machine gets them, nsswitch.conf(5). A simulated machine knows no
   * names of the real network; for it they are asked for from here.
   */
  static Resolver of(Host host) {
    return host.kind() == Host.Kind.LIVE ? system(host) : Resolver::here;
  }

  private static Resolver system(Host host) {
    return (name, limit) -> {
      ProbeAnswer answer = NetworkProbe.of(host).resolve(name, limit);
      return switch (answer.kind()) {
        case ANSWERED -> List.of(answer.detail().split(" "));
        case UNABLE -> here(name, limit);
        case SILENT ->
            throw new HostFailure("No name server answered within " + limit.toSeconds() + " s.");
        default -> List.of();
      };
    };
  }

  /** What this process gets; may take as long as resolv.conf(5) says. */
  static List<String> here(String name, Duration limit) {
    try {
      return Arrays.stream(InetAddress.getAllByName(name))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (UnknownHostException unknown) {
      // That there is no such name is the answer, which the caller words.
      return List.of();
    }
  }
}
