package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings like others but for a part. */
final class Parts {
  private Parts() {}

  static NetworkInterface with(
      NetworkInterface one,
      Optional<Ipv4Method> ipv4,
      Optional<Ipv6Method> ipv6,
      List<IpPrefix> addresses) {
    return new NetworkInterface(
        one.name(),
        one.kind(),
        one.description(),
        ipv4,
        ipv6,
        addresses,
        one.mtu(),
        one.members(),
        one.mode(),
        one.hashPolicy(),
        one.lacpRate(),
        one.primary(),
        one.stp(),
        one.parent(),
        one.id());
  }

  static NetworkSettings with(NetworkSettings settings, NetworkInterface changed) {
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>(settings.interfaces());
    interfaces.put(changed.name(), changed);
    return new NetworkSettings(
        settings.backEnd(),
        settings.trialSeconds(),
        settings.multicastDns(),
        interfaces,
        settings.gatewayV4(),
        settings.gatewayV6(),
        settings.nameservers(),
        settings.searchDomains(),
        settings.routes());
  }

  /** What is written wins over what was learnt. */
  static NetworkSettings with(NetworkSettings settings, LostWithLease learnt) {
    return new NetworkSettings(
        settings.backEnd(),
        settings.trialSeconds(),
        settings.multicastDns(),
        settings.interfaces(),
        settings.gatewayV4().or(learnt::gatewayV4),
        settings.gatewayV6().or(learnt::gatewayV6),
        settings.nameservers().isEmpty() ? learnt.nameservers() : settings.nameservers(),
        settings.searchDomains().isEmpty() ? learnt.searchDomains() : settings.searchDomains(),
        settings.routes());
  }
}
