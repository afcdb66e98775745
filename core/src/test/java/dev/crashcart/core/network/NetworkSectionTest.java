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

  private static List<InterfaceStatus> statuses(Host host) throws HostFailure {
    return NetworkSection.statuses(NetworkSection.observe(NetworkSettings.none(), host).running());
  }

  @Test
  void the_simulated_appliance_has_one_card_with_a_lease_and_one_without_a_cable()
      throws Exception {
    assertThat(statuses(simulated()))
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
    assertThat(statuses(LinuxHost.offline(temp))).isEmpty();
  }

  @Test
  void a_failing_ip_is_a_failure() throws Exception {
    SimulatedHost host = simulated();
    host.failAt(2);
    assertThatThrownBy(() -> statuses(host)).isInstanceOf(HostFailure.class);
  }

  @Test
  void the_real_ip_is_understood() throws Exception {
    Host live = LinuxHost.live();
    Assumptions.assumeTrue(live.hasCommand("ip"), "needs the program ip");
    assertThat(statuses(live))
        .noneMatch(i -> i.name().equals("lo"))
        .allMatch(i -> i.addresses().stream().allMatch(a -> a.matches("[0-9a-f.:]+/[0-9]+")));
  }
}
