package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final InterfaceName ENO1 = new InterfaceName("eno1");
  private static final KernelState LEASED = Lab.leased();

  @Test
  void becomesStaticWithAllItHasTold() {
    NetworkSettings both =
        Lease.toStatic(NetworkSettings.none(), LEASED, ENO1, Lease.Families.BOTH);
    NetworkInterface eno1 = both.interfaces().get(ENO1);
    assertThat(eno1.ipv4Method()).isEqualTo(Ipv4Method.STATIC);
    assertThat(eno1.ipv6Method()).isEqualTo(Ipv6Method.STATIC);
    assertThat(eno1.addresses()).hasToString("[192.0.2.20/24, 2001:db8::20/64]");
    assertThat(both.gatewayV4()).hasToString("Optional[192.0.2.1]");
    assertThat(both.gatewayV6()).hasToString("Optional[fe80::1%eno1]");
    assertThat(both.nameservers()).hasToString("[192.0.2.1, 2001:db8::53]");
    assertThat(both.searchDomains()).as("_odd cannot be written").hasToString("[lab.example]");
    assertThat(Lease.lostWithLease(both, LEASED)).isEmpty();
  }

  @Test
  void leavesIpv6AutomaticUnlessAsked() {
    NetworkSettings v4 = Lease.toStatic(NetworkSettings.none(), LEASED, ENO1, Lease.Families.IPV4);
    NetworkInterface eno1 = v4.interfaces().get(ENO1);
    assertThat(eno1.ipv6Method()).isEqualTo(Ipv6Method.AUTO);
    assertThat(eno1.addresses()).hasToString("[192.0.2.20/24]");
    assertThat(v4.gatewayV4()).isPresent();
    assertThat(v4.gatewayV6()).isEmpty();
  }

  @Test
  void keepsWhatIsWritten() {
    NetworkSettings written =
        Lab.settings(
            "interfaces: {eno1: {mtu: 9000, addresses: [198.51.100.5/24], ipv4: {method: dhcp}}}",
            "nameservers: [198.51.100.1]",
            "gateway: {ipv4: 198.51.100.1}");
    NetworkSettings both = Lease.toStatic(written, LEASED, ENO1, Lease.Families.IPV4);
    assertThat(both.interfaces().get(ENO1).mtu()).contains(9000);
    assertThat(both.interfaces().get(ENO1).addresses())
        .hasToString("[198.51.100.5/24, 192.0.2.20/24]");
    assertThat(both.nameservers()).containsExactly(IpAddress.of("198.51.100.1"));
    assertThat(both.gatewayV4()).hasToString("Optional[198.51.100.1]");
  }

  @Test
  void changesNothingWithoutALease() {
    InterfaceName spare = new InterfaceName("eno2");
    assertThat(Lease.toStatic(NetworkSettings.none(), LEASED, spare, Lease.Families.BOTH))
        .isEqualTo(NetworkSettings.none());
  }

  @Test
  void isLostWithTheFirstStaticAddress() {
    NetworkSettings desired = Lab.settings("interfaces: {eno1: {addresses: [192.0.2.5/24]}}");
    LostWithLease lost = Lease.lostWithLease(desired, LEASED).orElseThrow();
    assertThat(lost.sentence())
        .startsWith("These came by DHCP or from the router and go with it: the gateway 192.0.2.1;")
        .contains("the gateway fe80::1%eno1; the name servers 192.0.2.1, 2001:db8::53;")
        .contains("the search domain lab.example.");
    NetworkSettings kept = Lease.keepLearnt(desired, LEASED);
    assertThat(kept.gatewayV4()).hasToString("Optional[192.0.2.1]");
    assertThat(kept.searchDomains()).containsExactly(DnsName.of("lab.example"));
    assertThat(Lease.lostWithLease(kept, LEASED)).isEmpty();
  }

  @Test
  void losesOnlyTheFamilyThatStopsLearning() {
    NetworkSettings desired =
        Lab.settings("interfaces: {eno1: {addresses: [192.0.2.5/24], ipv6: {method: auto}}}");
    LostWithLease lost = Lease.lostWithLease(desired, LEASED).orElseThrow();
    assertThat(lost.gatewayV4()).isPresent();
    assertThat(lost.gatewayV6()).isEmpty();
    assertThat(lost.nameservers()).as("DHCP told them").hasSize(2);
  }

  @Test
  void isNotLostWhileItGoesOn() {
    assertThat(Lease.lostWithLease(NetworkSettings.none(), LEASED)).isEmpty();
    NetworkSettings another = Lab.settings("interfaces: {eno2: {addresses: [198.51.100.5/24]}}");
    assertThat(Lease.lostWithLease(another, LEASED)).as("eno1 stays untouched").isEmpty();
    NetworkSettings besides =
        Lab.settings(
            "interfaces: {eno1: {addresses: [192.0.2.5/24], ipv4: {method: dhcp}, ipv6: {method:"
                + " auto}}}");
    assertThat(Lease.lostWithLease(besides, LEASED)).isEmpty();
  }

  @Test
  void isNotLostWhenItIsWritten() {
    NetworkSettings desired =
        Lab.settings(
            "interfaces: {eno1: {addresses: [192.0.2.5/24, '2001:db8::5/64']}}",
            "gateway: {ipv4: 192.0.2.9, ipv6: 'fe80::9%eno1'}",
            "nameservers: [192.0.2.9]",
            "search-domains: [other.example]");
    assertThat(Lease.lostWithLease(desired, LEASED)).isEmpty();
  }

  @Test
  void anAddressSomebodyWroteIsNoLease() {
    KernelState fixed =
        Lab.with(
            LEASED,
            List.of(Lab.card("eno1", true, Lab.fixed("192.0.2.20/24"))),
            List.of(Lab.route("0.0.0.0/0", "192.0.2.1", "eno1", "static")));
    NetworkSettings desired = Lab.settings("interfaces: {eno1: {addresses: [192.0.2.5/24]}}");
    assertThat(Lease.lostWithLease(desired, fixed)).isEqualTo(Optional.empty());
  }
}
