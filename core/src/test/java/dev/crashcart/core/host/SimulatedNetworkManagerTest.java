package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pretend kernel, set up by the simulated NetworkManager. */
class SimulatedNetworkManagerTest {
  private static final String FOLDER = "/etc/NetworkManager/system-connections/";

  @TempDir Path temp;
  private PretendMachine machine;

  @BeforeEach
  void create() throws Exception {
    machine = new PretendMachine(temp.resolve("demo"));
    machine.write("/.simulated/services", "NetworkManager\nsystemd-resolved\nsystemd-timesyncd\n");
    machine.host.restart();
  }

  private String profile(String id, String type, String rest) throws HostFailure {
    String path = FOLDER + id + ".nmconnection";
    String text = "[connection]\nid=" + id + "\nuuid=u-" + id + "\ntype=" + type + "\n" + rest;
    machine.host.write(path, text.getBytes(UTF_8), FileFacts.file(0600, 0, 0));
    return path;
  }

  @Test
  void a_card_without_profile_gets_one_with_a_lease() throws Exception {
    assertThat(machine.addresses("eno1"))
        .containsExactly(
            "192.168.40.21/24 dynamic", "2001:db8:40::21/64 dynamic", "fe80::5eff:fe10:1/64");
    assertThat(machine.routes())
        .contains("default via 192.168.40.1 dev eno1 proto dhcp metric 100");
    assertThat(machine.link("eno2").texts("flags")).contains("UP", "NO-CARRIER");
    assertThat(machine.said("nmcli -t -f NAME,DEVICE connection show --active"))
        .isEqualTo("Wired connection 1:eno1\n");
    assertThat(machine.said("nmcli --terse --fields DEVICE,STATE device status"))
        .contains("eno1:connected\neno2:unavailable\n");
    assertThat(machine.said("resolvectl dns")).contains("(eno1): 192.168.40.1 2001:db8:40::1\n");
  }

  @Test
  void a_profile_counts_once_it_is_read_and_brought_up() throws Exception {
    String path =
        profile(
            "ours",
            "ethernet",
            """
            interface-name=eno1
            autoconnect-priority=10

            [ethernet]
            mtu=9000

            [ipv4]
            method=manual
            address1=192.168.40.5/24
            address2=10.3.0.5/16
            gateway=192.168.40.1
            dns=192.168.40.2;192.168.40.3;
            dns-search=lab.example;
            route1=10.9.0.0/16,192.168.40.9,50

            [ipv6]
            method=manual
            address1=2001:db8:40::5/64
            gateway=fe80::1
            """);
    assertThat(machine.run("nmcli connection up filename " + path).exit()).isEqualTo(10);
    machine.said("nmcli connection reload");
    assertThat(machine.addresses("eno1")).first().isEqualTo("192.168.40.21/24 dynamic");
    machine.said("nmcli connection up filename " + path);
    assertThat(machine.addresses("eno1"))
        .containsExactly(
            "192.168.40.5/24", "10.3.0.5/16", "2001:db8:40::5/64", "fe80::5eff:fe10:1/64");
    assertThat(machine.routes())
        .contains(
            "default via 192.168.40.1 dev eno1 proto static metric 100",
            "10.9.0.0/16 via 192.168.40.9 dev eno1 proto static metric 50");
    assertThat(machine.routesV6()).contains("default via fe80::1 dev eno1 proto static metric 100");
    assertThat(machine.link("eno1").number("mtu")).hasValue(9000L);
    assertThat(machine.said("resolvectl dns")).contains("(eno1): 192.168.40.2 192.168.40.3\n");
    machine.host.restart();
    assertThat(machine.addresses("eno1")).first().isEqualTo("192.168.40.5/24");
  }

  @Test
  void a_card_without_cable_cannot_be_brought_up_and_comes_with_it() throws Exception {
    profile("two", "ethernet", "interface-name=eno2\n[ipv4]\nmethod=auto\n");
    machine.said("nmcli connection reload");
    assertThat(machine.run("nmcli connection up id two").exit()).isEqualTo(4);
    assertThat(machine.run("nmcli connection up id two").errors()).contains("no carrier");
    machine.write(PretendMachine.CABLES, "eno1 plugged\neno2 plugged\n");
    assertThat(machine.addresses("eno2")).first().isEqualTo("192.168.40.22/24 dynamic");
  }

  @Test
  void a_profile_that_others_may_read_is_ignored() throws Exception {
    machine.write(
        FOLDER + "open.nmconnection", "[connection]\nid=open\ntype=bridge\ninterface-name=br0\n");
    machine.said("nmcli connection reload");
    assertThat(machine.run("nmcli connection up id open").exit()).isEqualTo(10);
    assertThat(machine.text("/.simulated/journal")).contains("insecure");
  }

  @Test
  void a_bond_its_ports_and_a_vlan_on_it_are_made_and_go() throws Exception {
    profile("p1", "ethernet", "interface-name=eno1\nmaster=bond0\nslave-type=bond\n");
    profile(
        "bond", "bond", "interface-name=bond0\n[bond]\nmode=802.3ad\n[ipv4]\nmethod=disabled\n");
    profile(
        "v",
        "vlan",
        "interface-name=bond0.40\n[vlan]\nparent=bond0\nid=40\n[ipv4]\nmethod=manual\n"
            + "address1=10.4.0.2/24\n[ipv6]\nmethod=disabled\n");
    machine.said("nmcli connection reload");
    machine.said("nmcli connection up id p1");
    assertThat(machine.link("eno1").text("master")).hasValue("bond0");
    assertThat(machine.addresses("eno1")).isEmpty();
    assertThat(machine.link("bond0").object("linkinfo").object("info_data").text("mode"))
        .hasValue("802.3ad");
    machine.said("nmcli connection up id v");
    assertThat(machine.addresses("bond0.40")).containsExactly("10.4.0.2/24");

    profile("v", "vlan", "interface-name=bond0.40\n[vlan]\nparent=bond0\nid=41\n");
    machine.said("nmcli connection reload");
    assertThat(machine.run("nmcli connection up id v").exit()).isEqualTo(4);
    machine.said("ip link delete dev bond0.40");
    machine.said("nmcli connection up id v");
    assertThat(machine.addresses("bond0.40")).first().isEqualTo("172.16.41.21/24 dynamic");
    machine.said("nmcli connection delete id v");
    assertThat(machine.has("bond0.40")).isFalse();
    assertThat(machine.host.names(FOLDER)).doesNotContain("v.nmconnection");
    machine.said("nmcli connection delete id p1");
    machine.said("nmcli connection delete uuid u-bond");
    assertThat(machine.has("bond0")).isFalse();
    assertThat(machine.addresses("eno1")).first().isEqualTo("192.168.40.21/24 dynamic");
  }

  @Test
  void without_the_other_resolver_it_writes_the_names() throws Exception {
    machine.said("systemctl stop systemd-resolved");
    machine.said("nmcli general reload");
    assertThat(machine.text("/etc/resolv.conf"))
        .contains("search lab.example\n", "nameserver 192.168.40.1\n");
    machine.write(
        "/etc/NetworkManager/conf.d/50-names.conf",
        "[global-dns]\nsearches=example.org\n[global-dns-domain-*]\nservers=9.9.9.9,1.1.1.1\n");
    machine.said("nmcli general reload");
    assertThat(machine.text("/etc/resolv.conf"))
        .isEqualTo(
            "# Generated by NetworkManager\nsearch example.org\nnameserver 9.9.9.9\n"
                + "nameserver 1.1.1.1\n");
  }

  @Test
  void a_device_is_applied_again_and_disconnected() throws Exception {
    String path = profile("ours", "ethernet", "interface-name=eno1\n[ipv4]\nmethod=auto\n");
    machine.said("nmcli connection reload");
    machine.said("nmcli connection up filename " + path);
    profile("ours", "ethernet", "interface-name=eno1\n[ipv4]\nmethod=disabled\n");
    machine.said("nmcli connection reload");
    assertThat(machine.addresses("eno1")).hasSize(3);
    machine.said("nmcli device reapply eno1");
    assertThat(machine.addresses("eno1")).hasSize(2);
    machine.said("nmcli device disconnect eno1");
    assertThat(machine.addresses("eno1")).isEmpty();
    assertThat(machine.run("nmcli device reapply eno9").exit()).isEqualTo(10);
    assertThat(machine.run("nmcli dance").succeeded()).isFalse();
  }

  @Test
  void a_router_that_is_written_puts_out_the_learnt_one() throws Exception {
    String path =
        profile(
            "ours",
            "ethernet",
            "interface-name=eno1\n[ipv4]\nmethod=auto\ngateway=192.168.40.2\n"
                + "[ipv6]\nmethod=auto\nnever-default=true\n");
    machine.said("nmcli connection reload");
    machine.said("nmcli connection up filename " + path);
    assertThat(machine.routes())
        .filteredOn(route -> route.startsWith("default"))
        .containsExactly("default via 192.168.40.2 dev eno1 proto static metric 100");
    assertThat(machine.routesV6()).noneMatch(route -> route.startsWith("default"));
  }
}
