package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkSectionTest {
  @TempDir Path temp;

  private SimulatedHost simulated() throws HostFailure {
    return SimulatedHost.create(temp.resolve("demo"), SettableClock.at(Instant.EPOCH));
  }

  @Test
  void the_simulated_appliance_has_one_card_with_a_lease_and_one_without_a_cable()
      throws Exception {
    assertThat(NetworkSection.statuses(simulated()))
        .containsExactly(
            new InterfaceStatus(
                "eno1",
                true,
                true,
                List.of("192.168.40.21/24", "2001:db8:40::21/64", "fe80::5eff:fe10:1/64"),
                true),
            new InterfaceStatus("eno2", true, false, List.of(), false));
  }

  @Test
  void nothing_is_known_of_a_system_that_does_not_run() throws Exception {
    assertThat(NetworkSection.statuses(LinuxHost.offline(temp))).isEmpty();
  }

  @Test
  void a_failing_ip_is_a_failure() throws Exception {
    SimulatedHost host = simulated();
    host.failAt(2);
    assertThatThrownBy(() -> NetworkSection.statuses(host)).isInstanceOf(HostFailure.class);
  }

  @Test
  void the_real_ip_is_understood() throws Exception {
    Host live = LinuxHost.live();
    Assumptions.assumeTrue(live.hasCommand("ip"), "needs the program ip");
    assertThat(NetworkSection.statuses(live))
        .noneMatch(i -> i.name().equals("lo"))
        .allMatch(i -> i.addresses().stream().allMatch(a -> a.matches("[0-9a-f.:]+/[0-9]+")));
  }

  @Test
  void a_link_that_is_down_has_no_carrier() {
    assertThat(NetworkSection.read("2: ifb0: <BROADCAST,NOARP> mtu 1500 qdisc noop\n", ""))
        .containsExactly(new InterfaceStatus("ifb0", false, false, List.of(), false));
  }

  @Test
  void v4_comes_first_and_the_peer_in_another_namespace_is_left_out_of_the_name() {
    String links =
        "7: veth0@if8: <BROADCAST,UP,LOWER_UP,M-DOWN> mtu 1500\\ link/ether 02:00:00:00:00:01\n";
    String addresses =
        """
        7: veth0    inet6 fe80::1/64 scope link \\       valid_lft forever preferred_lft forever
        7: veth0    inet 192.0.2.5/24 brd 192.0.2.255 scope global veth0\\       valid_lft forever
        7: veth0    inet 192.0.2.6/24 scope global secondary veth0:1\\       valid_lft forever
        """;
    assertThat(NetworkSection.read(links, addresses))
        .containsExactly(
            new InterfaceStatus(
                "veth0", true, true, List.of("192.0.2.5/24", "192.0.2.6/24", "fe80::1/64"), false));
  }

  @Test
  void a_point_to_point_address_stands_alone() {
    String links = "9: tun0: <POINTOPOINT,UP,LOWER_UP> mtu 1500\n";
    String addresses = "9: tun0    inet 10.8.0.6 peer 10.8.0.5/32 scope global tun0\\ valid_lft\n";
    assertThat(NetworkSection.read(links, addresses).get(0).addresses())
        .containsExactly("10.8.0.6/32");
  }

  @Test
  void an_interface_called_dynamic_is_not_dynamic() {
    String links = "9: dynamic: <UP,LOWER_UP> mtu 1500\n";
    String addresses = "9: dynamic    inet 10.8.0.6/24 scope global dynamic\\ valid_lft forever\n";
    assertThat(NetworkSection.read(links, addresses).get(0).dynamic()).isFalse();
  }

  @Test
  void other_lines_are_passed_over() {
    assertThat(NetworkSection.read("\nDump terminated\n", "\n3: x inet\n9: y    inet 1.2.3.4/8\n"))
        .isEmpty();
  }
}
