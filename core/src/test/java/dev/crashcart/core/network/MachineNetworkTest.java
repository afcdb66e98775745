package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The network in force, told as settings. */
class MachineNetworkTest {
  private static final InterfaceName ENO1 = new InterfaceName("eno1");

  private static KernelAddress lasting(String prefix) {
    return new KernelAddress(IpPrefix.of(prefix), false, Optional.empty(), false);
  }

  private static KernelAddress learnt(String prefix) {
    return new KernelAddress(IpPrefix.of(prefix), true, Optional.of(3600L), false);
  }

  private static KernelLink link(
      String name, String kind, Optional<String> master, KernelAddress... addresses) {
    return new KernelLink(
        name,
        kind,
        true,
        true,
        1500,
        Optional.empty(),
        master,
        Optional.empty(),
        Optional.empty(),
        kind.equals("bond") ? Optional.of("802.3ad") : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(addresses));
  }

  private static KernelRoute route(String to, String gateway, String device, String protocol) {
    return new KernelRoute(
        IpPrefix.of(to), Optional.of(IpAddress.of(gateway)), device, protocol, Optional.empty());
  }

  private static KernelState kernel(List<KernelRoute> routes, KernelLink... links) {
    return new KernelState(
        List.of(links), routes, List.of(IpAddress.of("9.9.9.9")), List.of("lab.example", "~."));
  }

  @Test
  void aStaticInterfaceBringsItsGatewayRoutesAndNames() {
    KernelState kernel =
        kernel(
            List.of(
                route("0.0.0.0/0", "192.168.1.1", "eno1", "boot"),
                route("::/0", "fe80::1", "eno1", "static"),
                route("10.9.0.0/16", "192.168.1.9", "eno1", "static"),
                route("10.8.0.0/16", "192.168.2.9", "eno2", "static")),
            link(
                "eno1",
                "physical",
                Optional.empty(),
                lasting("192.168.1.5/24"),
                lasting("fe80::5/64")));
    NetworkSettings taken = new MachineNetwork(NetworkSettings.none(), kernel).takenIn(ENO1);
    NetworkInterface eno1 = taken.interfaces().get(ENO1);
    assertThat(eno1.addresses()).containsExactly(IpPrefix.of("192.168.1.5/24"));
    assertThat(eno1.ipv4Method()).isEqualTo(Ipv4Method.STATIC);
    assertThat(taken.gatewayV4()).hasValue(GatewayAddress.of("192.168.1.1"));
    assertThat(taken.gatewayV6()).hasValue(GatewayAddress.of("fe80::1%eno1"));
    assertThat(taken.nameservers()).containsExactly(IpAddress.of("9.9.9.9"));
    assertThat(taken.searchDomains()).containsExactly(DnsName.of("lab.example"));
    assertThat(taken.routes()).containsOnlyKeys("to-10-9-0-0-16");
  }

  @Test
  void aLeaseStaysALease() {
    KernelState kernel =
        kernel(
            List.of(route("0.0.0.0/0", "192.168.1.1", "eno1", "dhcp")),
            link(
                "eno1",
                "physical",
                Optional.empty(),
                learnt("192.168.1.57/24"),
                learnt("2001:db8::7/64")));
    NetworkSettings taken = new MachineNetwork(NetworkSettings.none(), kernel).takenIn(ENO1);
    NetworkInterface eno1 = taken.interfaces().get(ENO1);
    assertThat(eno1.ipv4()).hasValue(Ipv4Method.DHCP);
    assertThat(eno1.ipv6()).hasValue(Ipv6Method.AUTO);
    assertThat(eno1.addresses()).isEmpty();
    assertThat(taken.gatewayV4()).isEmpty();
    assertThat(taken.nameservers()).isEmpty();
  }

  @Test
  void aBondBringsItsMembers() {
    KernelState kernel =
        kernel(
            List.of(),
            link("eno1", "physical", Optional.of("bond0")),
            link("eno2", "physical", Optional.of("bond0")),
            link("bond0", "bond", Optional.empty(), lasting("192.168.1.5/24")));
    NetworkInterface bond =
        new MachineNetwork(NetworkSettings.none(), kernel)
            .takenIn(new InterfaceName("bond0"))
            .interfaces()
            .get(new InterfaceName("bond0"));
    assertThat(bond.kind()).isEqualTo(InterfaceKind.BOND);
    assertThat(bond.mode()).hasValue(BondMode.LACP);
    assertThat(bond.members()).containsExactly(ENO1, new InterfaceName("eno2"));
  }

  @Test
  void whatIsNotThereChangesNothing() {
    MachineNetwork machine = new MachineNetwork(NetworkSettings.none(), KernelState.none());
    assertThat(machine.takenIn(ENO1)).isEqualTo(NetworkSettings.none());
  }

  @Test
  void anAddressAddedByHandIsTakenIn() {
    KernelState before =
        kernel(List.of(), link("eno1", "physical", Optional.empty(), lasting("192.168.1.5/24")));
    NetworkSettings kept = new MachineNetwork(NetworkSettings.none(), before).takenIn(ENO1);
    KernelState after =
        kernel(
            List.of(),
            link(
                "eno1",
                "physical",
                Optional.empty(),
                lasting("192.168.1.5/24"),
                lasting("10.0.0.1/8"),
                learnt("192.168.1.99/24")));
    NetworkSettings adopted = new MachineNetwork(kept, after).adopted();
    assertThat(adopted.interfaces().get(ENO1).addresses())
        .containsExactly(IpPrefix.of("192.168.1.5/24"), IpPrefix.of("10.0.0.1/8"));
    assertThat(new MachineNetwork(kept, before).adopted()).isEqualTo(kept);
    assertThat(adopted.interfaces()).isEqualTo(Map.of(ENO1, adopted.interfaces().get(ENO1)));
  }
}
