package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ip(8) printed, word for word. */
class KernelReadingTest {
  private static List<JsonObject> json(String text) {
    return Json.readObjects(text).orElseThrow();
  }

  private static KernelLink link(String link, String addresses, String... cards) {
    return new KernelReading(json("[" + link + "]"), json("[" + addresses + "]"), Set.of(cards))
        .links()
        .get(0);
  }

  @Test
  void aCardWithALeaseAndARouterAdvertisement() {
    KernelLink eth0 =
        link(
            """
            {"ifindex":2,"ifname":"eth0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],
             "mtu":1500,"operstate":"UP","link_type":"ether","address":"52:54:00:12:34:56"}
            """,
            """
            {"ifname":"eth0","addr_info":[
             {"family":"inet6","local":"fe80::1","prefixlen":64,"scope":"link",
              "valid_life_time":4294967295,"preferred_life_time":4294967295},
             {},
             {"family":"inet","local":"192.0.2.5","prefixlen":24,"scope":"global","dynamic":true,
              "label":"eth0","valid_life_time":3599,"preferred_life_time":3599},
             {"family":"inet6","local":"2001:db8::5","prefixlen":64,"scope":"global",
              "tentative":true,"dadfailed":true,"valid_life_time":4294967295}]}
            """,
            "eth0");
    assertThat(eth0.isPhysical()).isTrue();
    assertThat(eth0.up()).isTrue();
    assertThat(eth0.carrier()).isTrue();
    assertThat(eth0.mac()).hasValue("52:54:00:12:34:56");
    assertThat(eth0.addresses())
        .containsExactly(
            new KernelAddress(IpPrefix.of("192.0.2.5/24"), true, Optional.of(3599L), false),
            new KernelAddress(IpPrefix.of("fe80::1/64"), false, Optional.empty(), false),
            new KernelAddress(IpPrefix.of("2001:db8::5/64"), false, Optional.empty(), true));
  }

  @Test
  void aCableThatIsOut() {
    KernelLink eth0 =
        link(
            """
            {"ifname":"eth0","flags":["NO-CARRIER","BROADCAST","MULTICAST","UP"],"mtu":1500,
             "link_type":"ether","linkinfo":{"info_slave_kind":"bond"},"master":"bond0"}
            """,
            "",
            "eth0");
    assertThat(eth0.carrier()).isFalse();
    assertThat(eth0.master()).hasValue("bond0");
  }

  @Test
  void aVlanNamesItsParentAndATunnelItsPeerDoesNot() {
    KernelLink vlan =
        link(
            """
            {"ifname":"bond0.40","link":"bond0","flags":["UP","LOWER_UP"],"mtu":1500,
             "link_type":"ether","linkinfo":{"info_kind":"vlan",
             "info_data":{"protocol":"802.1Q","id":40,"flags":["REORDER_HDR"]}}}
            """,
            "");
    assertThat(vlan.kind()).isEqualTo("vlan");
    assertThat(vlan.parent()).hasValue("bond0");
    assertThat(vlan.vlanId()).hasValue(40);
    KernelLink veth =
        link(
            """
            {"ifname":"host0","link_index":7,"link_netnsid":0,"flags":["UP"],"mtu":1500,
             "link_type":"ether","linkinfo":{"info_kind":"veth"}}
            """,
            "");
    assertThat(veth.isPhysical()).as("the card of a container").isTrue();
    assertThat(veth.parent()).isEmpty();
  }

  @Test
  void aBondTellsItsMode() {
    KernelLink bond =
        link(
            """
            {"ifname":"bond0","flags":["UP"],"mtu":1500,"link_type":"ether",
             "linkinfo":{"info_kind":"bond","info_data":{"mode":"802.3ad","miimon":100}}}
            """,
            "");
    assertThat(bond.bondMode()).hasValue("802.3ad");
    assertThat(bond.isPhysical()).isFalse();
  }

  @Test
  void theLoopbackIsLeftOut() {
    assertThat(
            new KernelReading(
                    json("[{\"ifname\":\"lo\",\"link_type\":\"loopback\",\"flags\":[]}]"),
                    List.of(),
                    Set.of())
                .links())
        .isEmpty();
  }

  @Test
  void routesOfBothFamiliesAndOfSeveralHops() {
    List<KernelRoute> v4 =
        KernelReading.routes(
            json(
                """
                [{"dst":"default","gateway":"192.0.2.1","dev":"eth0","protocol":"dhcp",
                  "metric":1024,"flags":[]},
                 {"dst":"192.0.2.0/24","dev":"eth0","protocol":"kernel","scope":"link"},
                 {"dst":"10.1.2.3","via":{"family":"inet6","host":"fe80::9"},"dev":"eth0"},
                 {"dst":"10.9.0.0/16","protocol":"static","nexthops":[
                   {"gateway":"192.0.2.8","dev":"eth0"},{"gateway":"192.0.2.9","dev":"eth1"}]},
                 {"type":"blackhole","dst":"10.0.0.0/8"}]
                """),
            true);
    assertThat(v4)
        .containsExactly(
            new KernelRoute(
                IpPrefix.of("0.0.0.0/0"),
                Optional.of(IpAddress.of("192.0.2.1")),
                "eth0",
                "dhcp",
                Optional.of(1024L)),
            new KernelRoute(
                IpPrefix.of("192.0.2.0/24"), Optional.empty(), "eth0", "kernel", Optional.empty()),
            new KernelRoute(
                IpPrefix.of("10.1.2.3/32"),
                Optional.of(IpAddress.of("fe80::9")),
                "eth0",
                "boot",
                Optional.empty()),
            new KernelRoute(
                IpPrefix.of("10.9.0.0/16"),
                Optional.of(IpAddress.of("192.0.2.8")),
                "eth0",
                "static",
                Optional.empty()));
    assertThat(
            KernelReading.routes(
                json("[{\"dst\":\"default\",\"gateway\":\"fe80::1\",\"dev\":\"eth0\"}]"), false))
        .extracting(route -> route.destination().toString())
        .containsExactly("::/0");
  }

  @Test
  void theNameOfACardStandsInTheListOfPciNumbers() {
    String list =
        "# comment\n8086  Intel Corporation\n\t100e  82540EM Gigabit\n\t\t1028 x\n1af4  Red Hat\n";
    assertThat(PciNames.named(list, "8086", "100e")).hasValue("Intel Corporation 82540EM Gigabit");
    assertThat(PciNames.named(list, "8086", "ffff")).hasValue("Intel Corporation");
    assertThat(PciNames.named(list, "1af4", "100e")).hasValue("Red Hat");
    assertThat(PciNames.named(list, "dead", "100e")).isEmpty();
  }
}
