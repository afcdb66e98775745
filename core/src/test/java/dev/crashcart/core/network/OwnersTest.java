package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files of ifupdown and netplan as installers write them. */
class OwnersTest {
  private static final Map<String, String> CARDS =
      Map.of("eth0", "52:54:00:12:34:56", "eth1", "52:54:00:12:34:57");

  private static final String INSTALLER =
      """
      # This file describes the network interfaces available on your system
      # and how to activate them. For more information, see interfaces(5).

      source /etc/network/interfaces.d/*

      # The loopback network interface
      auto lo
      iface lo inet loopback

      # The primary network interface
      allow-hotplug eth0 eth1
      auto eth0:1
      iface eth0 inet static
      \taddress 192.168.1.5/24
      \t# dns-* options are implemented by the resolvconf package
      \tdns-nameservers 192.168.1.1
      iface eth0 inet6 auto
      iface eth0:1 inet static
      \taddress 192.168.1.6/24

      iface eth1 inet dhcp
      """;

  @Test
  void theInstallersFileOfDebianIsTakenApart() {
    assertThat(Owners.ifupdown(INSTALLER)).containsExactly("eth0", "eth1");
    String rest = Owners.withoutStanzas(INSTALLER, Set.of("eth0"));
    assertThat(Owners.ifupdown(rest)).containsExactly("eth1");
    assertThat(rest)
        .contains("source /etc/network/interfaces.d/*\n", "allow-hotplug eth1\n")
        .contains("iface eth1 inet dhcp\n")
        .doesNotContain("eth0", "192.168.1.", "inet6");
    assertThat(Owners.withoutStanzas(INSTALLER, Set.of("eth9"))).isEqualTo(INSTALLER);
  }

  private static Set<String> netplan(String text) {
    return new NetplanText(text, CARDS).names();
  }

  @Test
  void theFileOfCloudInitIsUnderstood() {
    assertThat(
            netplan(
                """
                # This file is generated from information provided by the datasource.
                network:
                    version: 2
                    renderer: networkd
                    ethernets:
                        primary:
                            match:
                                macaddress: "52:54:00:12:34:56"
                            dhcp4: true
                            set-name: eth0
                    vlans:
                        vlan15: {id: 15, link: eth0, addresses: ["10.3.99.5/24"]}
                """))
        .containsExactly("eth0", "vlan15");
  }

  @Test
  void everyStyleOfYamlIsUnderstood() {
    assertThat(netplan("network: {version: 2, ethernets: {eth0: {dhcp4: true}}}\n"))
        .containsExactly("eth0");
    assertThat(netplan("{\"network\": {\"bonds\": {\"bond0\": {\"interfaces\": [\"eth0\"]}}}}\n"))
        .containsExactly("bond0");
    assertThat(netplan("network:\n  ethernets:\n    all:\n      match: {name: \"eth*\"}\n"))
        .containsExactly("eth0", "eth1");
    assertThat(netplan("network:\n  version: 2\n  renderer: NetworkManager\n")).isEmpty();
  }

  @Test
  void whatCannotBeToldMayBeAboutAnyCard() {
    assertThat(netplan("network:\n  ethernets:\n    eth0: &a {dhcp4: true}\n    x: *a\n"))
        .containsExactly("eth0", "eth1");
    assertThat(netplan("network: [\n")).containsExactly("eth0", "eth1");
    assertThat(netplan("network:\n  ethernets:\n    a: {match: {driver: virtio*}}\n"))
        .containsExactly("eth0", "eth1");
  }
}
