package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pretend kernel, set up by the simulated systemd-networkd. */
class SimulatedNetworkTest {
  private static final String CABLES = PretendMachine.CABLES;

  @TempDir Path temp;
  private PretendMachine machine;
  private SimulatedHost host;

  @BeforeEach
  void create() throws Exception {
    machine = new PretendMachine(temp.resolve("demo"));
    host = machine.host;
  }

  private String said(String line) throws HostFailure {
    return machine.said(line);
  }

  private void write(String path, String text) throws HostFailure {
    machine.write(path, text);
  }

  private void network(String name, String text) throws HostFailure {
    write("/etc/systemd/network/" + name, text);
  }

  private JsonObject link(String name) throws HostFailure {
    return machine.link(name);
  }

  private List<String> addresses(String name) throws HostFailure {
    return machine.addresses(name);
  }

  private List<String> routes() throws HostFailure {
    return machine.routes();
  }

  private List<String> routesV6() throws HostFailure {
    return machine.routesV6();
  }

  @Test
  void a_new_appliance_has_a_lease_and_an_advertised_address() throws Exception {
    assertThat(addresses("lo")).containsExactly("127.0.0.1/8", "::1/128");
    assertThat(addresses("eno1"))
        .containsExactly(
            "192.168.40.21/24 dynamic", "2001:db8:40::21/64 dynamic", "fe80::5eff:fe10:1/64");
    assertThat(addresses("eno2")).isEmpty();
    assertThat(link("eno1").texts("flags"))
        .containsExactly("BROADCAST", "MULTICAST", "UP", "LOWER_UP");
    assertThat(link("eno2").texts("flags"))
        .containsExactly("NO-CARRIER", "BROADCAST", "MULTICAST", "UP");
    assertThat(routes())
        .containsExactly(
            "default via 192.168.40.1 dev eno1 proto dhcp metric 1024",
            "192.168.40.0/24 dev eno1 proto kernel metric 1024",
            "192.168.40.1 dev eno1 proto dhcp metric 1024");
    assertThat(routesV6())
        .containsExactly(
            "default via fe80::1 dev eno1 proto ra metric 1024",
            "2001:db8:40::/64 dev eno1 proto ra metric 1024",
            "fe80::/64 dev eno1 proto kernel metric 256");
    assertThat(said("resolvectl dns"))
        .isEqualTo("Global:\nLink 2 (eno1): 192.168.40.1 2001:db8:40::1\nLink 3 (eno2):\n");
  }

  @Test
  void sysfs_tells_of_each_link() throws Exception {
    assertThat(host.names("/sys/class/net")).containsExactly("eno1", "eno2", "lo");
    assertThat(sysfs("eno1/carrier")).isEqualTo("1");
    assertThat(sysfs("eno1/speed")).isEqualTo("1000");
    assertThat(sysfs("eno1/address")).isEqualTo("02:00:5e:10:00:01");
    assertThat(sysfs("eno1/device/vendor")).isEqualTo("0x8086");
    assertThat(sysfs("eno2/carrier")).isEqualTo("0");
    assertThat(host.names("/sys/class/net/lo")).doesNotContain("device");
  }

  private String sysfs(String path) throws HostFailure {
    return new String(host.read("/sys/class/net/" + path).orElseThrow(), UTF_8).strip();
  }

  @Test
  void a_pulled_cable_takes_the_addresses_and_a_plugged_one_brings_them() throws Exception {
    write(CABLES, "eno1 unplugged\neno2 plugged\n");
    assertThat(sysfs("eno1/carrier")).isEqualTo("0");
    assertThat(addresses("eno1")).isEmpty();
    assertThat(addresses("eno2")).first().isEqualTo("192.168.40.22/24 dynamic");
    assertThat(routes()).allMatch(route -> route.contains("dev eno2"));
    assertThat(said("resolvectl dns")).contains("(eno1):\n");
  }

  @Test
  void cards_come_and_go_with_their_line() throws Exception {
    write(CABLES, "eno1 plugged\nenp5s0 plugged\n");
    assertThat(host.names("/sys/class/net")).containsExactly("eno1", "enp5s0", "lo");
    assertThat(addresses("enp5s0")).first().isEqualTo("192.168.40.22/24 dynamic");
  }

  @Test
  void nothing_changes_before_the_service_reads_its_files() throws Exception {
    network("10-eno1.network", "[Match]\nName=eno1\n[Network]\nAddress=192.168.40.5/24\n");
    assertThat(addresses("eno1")).first().isEqualTo("192.168.40.21/24 dynamic");
    said("networkctl reconfigure eno1");
    assertThat(addresses("eno1")).first().isEqualTo("192.168.40.21/24 dynamic");
    said("networkctl reload");
    assertThat(addresses("eno1")).first().isEqualTo("192.168.40.5/24");
  }

  @Test
  void static_addresses_routes_and_names_are_set() throws Exception {
    network(
        "10-eno1.network",
        """
        [Match]
        Name=eno1

        [Link]
        MTUBytes=9000

        [Network]
        # a comment
        LinkLocalAddressing=ipv6
        IPv6AcceptRA=no
        Address=192.168.40.5/24
        Address=2001:db8:40::5/64
        Gateway=192.168.40.1
        Gateway=fe80::1
        DNS=192.168.40.2 2001:db8:40::2
        Domains=lab.example example.org

        [Route]
        Destination=10.9.0.0/16
        Gateway=192.168.40.9
        Metric=50

        [Route]
        Destination=2001:db8:9::/48
        Gateway=2001:db8:40::9
        """);
    said("networkctl reload");
    assertThat(addresses("eno1"))
        .containsExactly("192.168.40.5/24", "2001:db8:40::5/64", "fe80::5eff:fe10:1/64");
    assertThat(routes())
        .containsExactly(
            "default via 192.168.40.1 dev eno1 proto static",
            "10.9.0.0/16 via 192.168.40.9 dev eno1 proto static metric 50",
            "192.168.40.0/24 dev eno1 proto kernel");
    assertThat(routesV6())
        .containsExactly(
            "default via fe80::1 dev eno1 proto static metric 1024",
            "2001:db8:40::/64 dev eno1 proto kernel metric 256",
            "2001:db8:9::/48 via 2001:db8:40::9 dev eno1 proto static metric 1024",
            "fe80::/64 dev eno1 proto kernel metric 256");
    assertThat(link("eno1").number("mtu")).hasValue(9000L);
    assertThat(said("resolvectl dns")).contains("(eno1): 192.168.40.2 2001:db8:40::2\n");
    assertThat(said("resolvectl domain")).contains("(eno1): lab.example example.org\n");
  }

  @Test
  void a_router_that_cannot_be_reached_is_refused_and_told() throws Exception {
    network(
        "10-eno1.network",
        "[Match]\nName=eno1\n[Network]\nAddress=192.168.40.5/24\nGateway=192.168.41.1\n");
    said("networkctl reload");
    assertThat(routes()).noneMatch(route -> route.startsWith("default"));
    assertThat(new String(host.read("/.simulated/journal").orElseThrow(), UTF_8))
        .contains("eno1: Could not set route: Nexthop has invalid gateway");
  }

  @Test
  void a_vlan_on_a_bond_is_made_and_keeps_its_number_until_it_is_deleted() throws Exception {
    write(CABLES, "eno1 plugged\neno2 unplugged\neno3 plugged\n");
    network("10-bond0.netdev", "[NetDev]\nName=bond0\nKind=bond\n[Bond]\nMode=802.3ad\n");
    network("10-bond0.network", "[Match]\nName=bond0\n[Network]\nVLAN=bond0.40\n");
    for (String member : List.of("eno2", "eno3")) {
      network("10-" + member + ".network", "[Match]\nName=" + member + "\n[Network]\nBond=bond0\n");
    }
    String netdev = "[NetDev]\nName=bond0.40\nKind=vlan\n[VLAN]\nId=";
    network("10-bond0.40.netdev", netdev + "40\n");
    network("10-bond0.40.network", "[Match]\nName=bond0.40\n[Network]\nDHCP=ipv4\n");
    said("networkctl reload");
    assertThat(link("eno3").text("master")).hasValue("bond0");
    assertThat(link("eno3").object("linkinfo").text("info_slave_kind")).hasValue("bond");
    assertThat(addresses("eno3")).isEmpty();
    JsonObject bond = link("bond0").object("linkinfo").object("info_data");
    assertThat(bond.text("mode")).hasValue("802.3ad");
    assertThat(link("bond0.40").text("link")).hasValue("bond0");
    assertThat(addresses("bond0.40")).first().asString().startsWith("172.16.40.");

    network("10-bond0.40.netdev", netdev + "41\n");
    said("networkctl reload");
    said("networkctl reconfigure bond0 bond0.40");
    assertThat(vlanId("bond0.40")).isEqualTo(40);
    said("ip link delete dev bond0.40");
    assertThat(link("bond0.40")).isEqualTo(JsonObject.EMPTY);
    assertThat(host.names("/sys/class/net")).doesNotContain("bond0.40");
    said("networkctl reconfigure bond0");
    assertThat(vlanId("bond0.40")).isEqualTo(41);
    assertThat(addresses("bond0.40")).first().asString().startsWith("172.16.41.");
  }

  private long vlanId(String name) throws HostFailure {
    return link(name).object("linkinfo").object("info_data").number("id").orElse(0L);
  }

  @Test
  void a_bridge_takes_the_addresses_of_its_members() throws Exception {
    network("br.netdev", "[NetDev]\nName=br0\nKind=bridge\n[Bridge]\nSTP=yes\n");
    network("br.network", "[Match]\nName=br0\n[Network]\nDHCP=yes\n");
    network("eno.network", "[Match]\nName=eno*\n[Network]\nBridge=br0\n[Link]\nMTUBytes=4000\n");
    // Vendor files sort behind by their number.
    host.remove("/usr/lib/systemd/network/80-wired.network");
    said("networkctl reload");
    assertThat(addresses("eno1")).isEmpty();
    assertThat(addresses("br0"))
        .contains("192.168.40.21/24 dynamic", "2001:db8:40::6:21/128 dynamic");
    assertThat(link("br0").number("mtu")).hasValue(4000L);

    host.remove("/etc/systemd/network/eno.network");
    network("eno1.network", "[Match]\nName=eno1\n[Network]\nAddress=192.168.40.9/24\n");
    said("networkctl reload");
    assertThat(link("eno1").text("master")).isEmpty();
    assertThat(addresses("eno1")).first().isEqualTo("192.168.40.9/24");
    assertThat(addresses("br0")).isEmpty();
  }

  @Test
  void a_vlan_is_no_larger_than_what_it_is_on() throws Exception {
    network("v.netdev", "[NetDev]\nName=v7\nKind=vlan\n[VLAN]\nId=7\n");
    network(
        "v.network", "[Match]\nName=v7\n[Link]\nMTUBytes=9000\n[Network]\nAddress=10.7.0.2/16\n");
    String parent = "[Match]\nName=eno1\n[Network]\nVLAN=v7\n[Link]\nMTUBytes=";
    network("10-eno1.network", parent + "2000\n");
    said("networkctl reload");
    assertThat(link("v7").number("mtu")).hasValue(2000L);
    network("10-eno1.network", parent + "1400\n");
    said("networkctl reload");
    assertThat(link("v7").number("mtu")).hasValue(1400L);
  }

  @Test
  void an_address_of_somebody_else_is_told_to_be_a_duplicate() throws Exception {
    write("/.simulated/neighbours", "2001:db8:40::5 02:00:5e:99:00:01\n");
    network("10-eno1.network", "[Match]\nName=eno1\n[Network]\nAddress=2001:db8:40::5/64\n");
    said("networkctl reload");
    assertThat(addresses("eno1")).contains("2001:db8:40::5/64 dadfailed");
  }

  @Test
  void what_the_files_say_of_learning_is_kept_to() throws Exception {
    network(
        "10-eno1.network",
        """
        [Match]
        Name=eno1
        [Network]
        DHCP=ipv4
        DNS=9.9.9.9
        [DHCPv4]
        UseDNS=no
        UseGateway=no
        UseDomains=yes
        [IPv6AcceptRA]
        UseDNS=no
        UseGateway=no
        """);
    said("networkctl reload");
    assertThat(addresses("eno1")).hasSize(3);
    assertThat(routes()).noneMatch(route -> route.startsWith("default"));
    assertThat(routesV6()).noneMatch(route -> route.startsWith("default"));
    assertThat(said("resolvectl dns")).contains("(eno1): 9.9.9.9\n");
    assertThat(said("resolvectl domain")).contains("(eno1): lab.example\n");
  }

  @Test
  void a_restart_sets_everything_up_anew() throws Exception {
    network("br.netdev", "[NetDev]\nName=br0\nKind=bridge\n");
    network(
        "10-eno1.network", "[Match]\nName=eno1\n[Link]\nMTUBytes=9000\n[Network]\nBridge=br0\n");
    said("networkctl reload");
    host.remove("/etc/systemd/network/br.netdev");
    host.remove("/etc/systemd/network/10-eno1.network");
    said("networkctl reload");
    assertThat(link("br0")).isNotEqualTo(JsonObject.EMPTY);
    assertThat(link("eno1").number("mtu")).hasValue(9000L);
    write("/etc/hostname", "nas01\n");
    host.restart();
    assertThat(link("br0")).isEqualTo(JsonObject.EMPTY);
    assertThat(link("eno1").number("mtu")).hasValue(1500L);
    assertThat(addresses("eno1")).first().isEqualTo("192.168.40.21/24 dynamic");
    assertThat(said("hostname")).isEqualTo("nas01\n");
  }

  @Test
  void the_file_of_the_first_name_counts_and_a_drop_in_adds() throws Exception {
    network("20-eno1.network", "[Match]\nName=eno1\n[Network]\nAddress=10.0.0.2/24\n");
    network("10-all.network", "[Match]\nName=!eno2 !lo\n[Network]\nAddress=10.0.0.1/24\n");
    network("10-all.network.d/more.conf", "[Network]\nAddress=10.0.0.3/24\n");
    write("/run/systemd/network/10-all.network", "[Match]\nName=*\n");
    said("networkctl reload");
    assertThat(addresses("eno1")).contains("10.0.0.1/24", "10.0.0.3/24");
    assertThat(addresses("eno1")).doesNotContain("10.0.0.2/24");
  }

  @Test
  void what_is_wrong_in_a_file_is_passed_over() throws Exception {
    network(
        "10-eno1.network",
        "Lost=1\n[Match]\nName=eno1\n[Network]\nAddress=10.0.0.300/24\nAddress=10.0.0.1/64\n"
            + "nonsense\nGateway=_dhcp4\nDNS=x\nMTUBytes=huge\n[Route]\nDestination=x/y\n");
    network("05-nothing.network", "[Network]\nDHCP=yes\n");
    network("x.netdev", "[NetDev]\nName=x\nKind=magic\n");
    said("networkctl reload");
    assertThat(addresses("eno1"))
        .containsExactly("2001:db8:40::21/64 dynamic", "fe80::5eff:fe10:1/64");
    assertThat(link("x")).isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void it_is_as_it_was_when_it_is_opened_again() throws Exception {
    network("10-eno1.network", "[Match]\nName=eno1\n[Network]\nAddress=10.0.0.1/24\n");
    said("networkctl reload");
    String before = said("ip -json address show") + said("ip -json -details link show");
    machine = new PretendMachine(temp.resolve("demo"));
    host = machine.host;
    assertThat(said("ip -json address show") + said("ip -json -details link show"))
        .isEqualTo(before);
  }
}
