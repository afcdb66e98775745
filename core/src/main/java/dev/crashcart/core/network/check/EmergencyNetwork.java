package dev.crashcart.core.network.check;

import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.Optional;

/**
 * The simplest network a machine can have: automatic addresses. It is where a machine starts, and
 * what is left when nothing else helps.
 */
public final class EmergencyNetwork {
  private EmergencyNetwork() {}

  /**
   * Automatic addresses of both families on the first card with a link, else on the first card, and
   * nothing else; who carries the network out and how long a trial takes stay. Empty on a machine
   * without a card.
   */
  public static Optional<NetworkSettings> reset(NetworkSettings now, KernelState kernel) {
    List<KernelLink> cards = kernel.links().stream().filter(KernelLink::isPhysical).toList();
    return cards.stream()
        .filter(KernelLink::carrier)
        .findFirst()
        .or(() -> cards.stream().findFirst())
        .map(card -> automatic(now, List.of(card)));
  }

  /**
   * Automatic addresses on every card with a link, for a machine on which nothing is decided; no
   * interfaces, hence an untouched network, where there is no link at all.
   */
  public static NetworkSettings firstStart(KernelState kernel) {
    return automatic(
        NetworkSettings.none(),
        kernel.links().stream()
            .filter(link -> link.isPhysical() && link.carrier() && link.master().isEmpty())
            .toList());
  }

  /**
   * Automatic addresses on every card, for the same machine while it starts: no link is up yet, and
   * a cable may be put in later.
   */
  public static NetworkSettings firstBoot(KernelState kernel) {
    return automatic(
        NetworkSettings.none(),
        kernel.links().stream()
            .filter(link -> link.isPhysical() && link.master().isEmpty())
            .toList());
  }

  /** Whether a cable is plugged in, but no interface has an address and nothing is decided. */
  public static boolean isMissing(NetworkSettings settings, KernelState kernel) {
    boolean connected =
        kernel.links().stream().anyMatch(link -> link.isPhysical() && link.carrier());
    return !settings.isManaged() && connected && !kernel.hasAddress();
  }

  private static NetworkSettings automatic(NetworkSettings now, List<KernelLink> cards) {
    NetworkSettings none = NetworkSettings.none();
    NetworkSettings settings =
        new NetworkSettings(
            now.backEnd(),
            now.trialSeconds(),
            none.multicastDns(),
            none.interfaces(),
            none.gatewayV4(),
            none.gatewayV6(),
            none.nameservers(),
            none.searchDomains(),
            none.routes());
    for (KernelLink card : cards) {
      NetworkInterface bare = NetworkInterface.physical(new InterfaceName(card.name()));
      settings =
          Parts.with(
              settings,
              Parts.with(
                  bare, Optional.of(Ipv4Method.DHCP), Optional.of(Ipv6Method.AUTO), List.of()));
    }
    return settings;
  }
}
