package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
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

  private static NetworkState observed(Host host) throws HostFailure {
    return NetworkSection.observe(NetworkSettings.none(), host).running();
  }

  @Test
  void the_simulated_appliance_has_one_card_with_a_lease_and_one_without_a_cable()
      throws Exception {
    assertThat(NetworkSection.statuses(observed(simulated())))
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
  void the_simulated_appliance_tells_its_gateways_names_and_cards() throws Exception {
    KernelState kernel = observed(simulated()).kernel();
    assertThat(kernel.routes().stream().filter(KernelRoute::isDefault))
        .extracting(
            route -> route.gateway().map(String::valueOf).orElse("") + " " + route.protocol())
        .containsExactlyInAnyOrder("192.168.40.1 dhcp", "fe80::1 ra");
    assertThat(kernel.nameservers()).isNotEmpty();
    KernelLink card = kernel.links().get(0);
    assertThat(card.isPhysical()).isTrue();
    assertThat(card.speedMegabits()).hasValue(1000);
    assertThat(card.addresses().get(0).validSeconds())
        .hasValueSatisfying(s -> assertThat(s).isPositive());
    assertThat(kernel.links().get(1).speedMegabits()).isEmpty();
  }

  @Test
  void nothing_is_known_of_a_system_that_does_not_run() throws Exception {
    NetworkState state = observed(LinuxHost.offline(temp));
    assertThat(NetworkSection.statuses(state)).isEmpty();
    assertThat(state.live()).isFalse();
    assertThat(state.trouble()).isEmpty();
  }

  @Test
  void a_failing_ip_is_told_and_stops_only_what_needs_it() throws Exception {
    NetworkState state = withFailingIp();
    assertThat(NetworkSection.warnings(NetworkSettings.none(), state))
        .containsExactly(state.trouble().orElseThrow());
    Problems problems = new Problems();
    Seen<NetworkState> seen = new Seen<>(state, state);
    assertThat(NetworkSection.plan(NetworkSettings.none(), seen, problems)).isEqualTo(Plan.EMPTY);
    assertThat(problems.all()).isEmpty();
    NetworkSection.plan(new RandomNetworks(1).network(3, 0), seen, problems);
    assertThat(problems.all()).anyMatch(Problem::isError);
  }

  /** The command that fails is the first after which the machine is looked at all the same. */
  private NetworkState withFailingIp() throws HostFailure {
    for (int call = 1; call < 20; call++) {
      SimulatedHost host = simulated();
      host.failAt(call);
      try {
        NetworkState state = observed(host);
        if (state.trouble().isPresent()) {
          return state;
        }
      } catch (HostFailure another) {
        assertThat(another).hasMessageNotContaining("ip -json");
      }
    }
    throw new AssertionError("no failing ip was told");
  }

  @Test
  void the_real_ip_is_understood() throws Exception {
    Host live = LinuxHost.live();
    Assumptions.assumeTrue(live.hasCommand("ip"), "needs the program ip");
    NetworkState state = observed(live);
    assertThat(state.trouble()).isEmpty();
    assertThat(NetworkSection.statuses(state))
        .noneMatch(i -> i.name().equals("lo"))
        .allMatch(i -> i.addresses().stream().allMatch(a -> a.matches("[0-9a-f.:]+/[0-9]+")));
  }
}
