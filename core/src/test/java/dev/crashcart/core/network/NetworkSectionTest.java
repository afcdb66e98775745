package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
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
import java.util.Set;
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
    SimulatedHost host = simulated();
    java.nio.file.Files.writeString(temp.resolve("demo/.simulated/kernel/link.json"), "no JSON");
    NetworkState state = observed(host);
    assertThat(state.trouble()).hasValueSatisfying(why -> assertThat(why).contains("iproute2"));
    assertThat(NetworkSection.warnings(NetworkSettings.none(), state))
        .containsExactly(state.trouble().orElseThrow());
    Problems problems = new Problems();
    Seen<NetworkState> seen = new Seen<>(state, state);
    assertThat(NetworkSection.plan(NetworkSettings.none(), seen, problems)).isEqualTo(Plan.EMPTY);
    assertThat(problems.all()).isEmpty();
    NetworkSection.plan(new RandomNetworks(1).network(3, 0), seen, problems);
    assertThat(problems.all()).anyMatch(Problem::isError);
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

  @Test
  void a_link_that_is_down_has_no_carrier() {
    KernelLink link =
        links(
                "[{'ifname':'ifb0','flags':['BROADCAST','NOARP'],'mtu':1500,"
                    + "'linkinfo':{'info_kind':'ifb'}}]",
                "[]")
            .get(0);
    assertThat(link.up()).isFalse();
    assertThat(link.carrier()).isFalse();
    assertThat(link.isPhysical()).isFalse();
  }

  @Test
  void v4_comes_first_and_the_peer_in_another_namespace_is_no_parent() {
    KernelLink link =
        links(
                "[{'ifname':'lo','link_type':'loopback'},{'ifname':'veth0','link_index':8,"
                    + "'link_netnsid':0,'flags':['UP','LOWER_UP'],'mtu':1500,"
                    + "'address':'02:00:00:00:00:01','linkinfo':{'info_kind':'veth'}}]",
                "[{'ifname':'veth0','addr_info':["
                    + "{'family':'inet6','local':'fe80::1','prefixlen':64,"
                    + "'valid_life_time':4294967295},"
                    + "{'family':'inet','local':'192.0.2.5','prefixlen':24},"
                    + "{'family':'inet','local':'192.0.2.6','prefixlen':24}]}]")
            .get(0);
    assertThat(link.name()).isEqualTo("veth0");
    assertThat(link.isPhysical()).isTrue();
    assertThat(link.parent()).isEmpty();
    assertThat(link.addresses())
        .extracting(address -> address.prefix().toString())
        .containsExactly("192.0.2.5/24", "192.0.2.6/24", "fe80::1/64");
    assertThat(link.addresses()).noneMatch(KernelAddress::dynamic);
    assertThat(link.addresses().get(2).validSeconds()).isEmpty();
  }

  @Test
  void a_point_to_point_address_stands_alone() {
    KernelLink link =
        links(
                "[{'ifname':'tun0','flags':['POINTOPOINT','UP','LOWER_UP'],'mtu':1500,"
                    + "'linkinfo':{'info_kind':'tun'}}]",
                "[{'ifname':'tun0','addr_info':[{'family':'inet','local':'10.8.0.6',"
                    + "'address':'10.8.0.5','prefixlen':32}]}]")
            .get(0);
    assertThat(link.addresses()).hasSize(1);
    assertThat(link.addresses().get(0).prefix()).hasToString("10.8.0.6/32");
    assertThat(link.kind()).isEqualTo("tun");
  }

  @Test
  void an_interface_called_dynamic_is_not_dynamic() {
    KernelLink link =
        links(
                "[{'ifname':'dynamic','flags':['UP']}]",
                "[{'ifname':'dynamic','addr_info':[{'family':'inet','local':'10.8.0.6',"
                    + "'prefixlen':24,'label':'dynamic'}]}]")
            .get(0);
    assertThat(link.addresses()).noneMatch(KernelAddress::dynamic);
  }

  @Test
  void what_no_interface_could_have_is_passed_over() {
    assertThat(links("[{}, {'mtu':1}]", "[{'ifname':'x','addr_info':[{'local':'y'}, {}]}]"))
        .isEmpty();
    assertThat(
            links(
                    "[{'ifname':'x'}]",
                    "[{'ifname':'x','addr_info':[{'local':'10.1.1.1','prefixlen':99}]}]")
                .get(0)
                .addresses())
        .isEmpty();
  }

  @Test
  void routes_without_a_way_are_passed_over_and_of_several_ways_the_first_counts() {
    String printed =
        "[{'dst':'default','gateway':'192.0.2.1','dev':'eno1','protocol':'static'},"
            + "{'type':'blackhole','dst':'10.11.0.0/16'},"
            + "{'dst':'10.10.0.0/16','nexthops':[{'gateway':'192.0.2.9','dev':'eno1'},"
            + "{'gateway':'192.0.2.10','dev':'eno1'}]},"
            + "{'dst':'10.12.0.1','via':{'family':'inet6','host':'fe80::1'},'dev':'eno1','metric':5}]";
    assertThat(KernelReading.routes(json(printed), true))
        .extracting(
            route ->
                route.destination()
                    + " "
                    + route.gateway().map(String::valueOf).orElse("-")
                    + " "
                    + route.protocol()
                    + " "
                    + route.metric().orElse(0L))
        .containsExactly(
            "0.0.0.0/0 192.0.2.1 static 0",
            "10.10.0.0/16 192.0.2.9 boot 0",
            "10.12.0.1/32 fe80::1 boot 5");
  }

  private static List<KernelLink> links(String links, String addresses) {
    return new KernelReading(json(links), json(addresses), Set.of()).links();
  }

  private static List<JsonObject> json(String text) {
    return Json.readObjects(text.replace('\'', '"')).orElseThrow();
  }
}
