package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkWarningsTest {
  private static final Place FORM = Place.of("form");

  private static NetworkSettings dhcp(String... names) {
    Input input = Input.empty(FORM);
    for (String name : names) {
      input = input.with("network.interfaces." + name + ".ipv4.method", "dhcp", FORM);
    }
    return NetworkSettings.read(input, new Problems());
  }

  private static KernelLink link(String name, boolean carrier, KernelAddress... addresses) {
    return new KernelLink(
        name,
        KernelLink.PHYSICAL,
        true,
        carrier,
        1500,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(addresses));
  }

  private static KernelAddress address(String prefix, boolean duplicate) {
    return new KernelAddress(IpPrefix.of(prefix), true, Optional.empty(), duplicate);
  }

  private static List<String> warnings(
      NetworkSettings settings, boolean runs, boolean routed, KernelLink... links) {
    List<KernelRoute> routes =
        routed
            ? List.of(
                new KernelRoute(
                    IpPrefix.of("0.0.0.0/0"), Optional.empty(), "eno1", "dhcp", Optional.empty()))
            : List.of();
    KernelState kernel = new KernelState(List.of(links), routes, List.of(), List.of());
    BackEndFiles files = new BackEndFiles(Map.of(), List.of());
    return new NetworkWarnings(
            settings, new NetworkState(BackEndName.NETWORKD, runs, true, files, kernel))
        .all();
  }

  @Test
  void aGoodNetworkGivesNone() {
    KernelLink eno1 = link("eno1", true, address("192.168.1.5/24", false));
    assertThat(warnings(dhcp("eno1"), true, true, eno1)).isEmpty();
  }

  @Test
  void whatIsNotSetUpHereIsNobodysBusiness() {
    assertThat(warnings(NetworkSettings.none(), false, false, link("eno1", false))).isEmpty();
  }

  @Test
  void everythingThatKeepsItFromWorkingIsTold() {
    KernelLink eno1 = link("eno1", true, address("169.254.3.4/16", true));
    assertThat(warnings(dhcp("eno1", "eno2", "eno3"), false, false, eno1, link("eno2", false)))
        .containsExactly(
            "The network settings have no effect: systemd-networkd does not run. Start it by:"
                + " systemctl enable --now systemd-networkd",
            "Another machine on eno1 has the address 169.254.3.4 too; one of the two must change.",
            "eno1 has no IPv4 address: no DHCP server has answered yet.",
            "eno2 has no link: look at its cable and at the switch.",
            "eno3 is set up, but this machine has no such card now.",
            "There is no gateway: only the networks right here can be reached. Set one in Network"
                + " settings.");
  }
}
