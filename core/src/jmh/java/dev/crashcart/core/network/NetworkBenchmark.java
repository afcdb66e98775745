package dev.crashcart.core.network;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Planning 200 interfaces and 1,000 routes on a machine that has none of them set up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkBenchmark {
  /** Who carries it out. */
  @Param({"NETWORKD", "NETWORKMANAGER"})
  public BackEndName backEnd;

  private NetworkSettings settings;
  private Seen<NetworkState> seen;

  /** 100 cards, each with a VLAN on it, and a route by every one of them. */
  @Setup(Level.Trial)
  public void prepare() {
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>();
    List<KernelLink> links = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      InterfaceName card = new InterfaceName("eno" + i);
      InterfaceName vlan = new InterfaceName("vlan" + i);
      interfaces.put(card, one(card, "10.1." + i + ".1/24", Optional.empty(), i));
      interfaces.put(vlan, one(vlan, "10.2." + i + ".1/24", Optional.of(card), i));
      links.add(link(card.value()));
    }
    Map<String, Route> routes = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      String name = "route" + i;
      routes.put(
          name,
          new Route(
              name,
              Optional.of(IpPrefix.of("172.16." + i / 4 + "." + i % 4 * 64 + "/26")),
              Optional.of(GatewayAddress.of("10." + (1 + i % 2) + "." + i % 100 + ".254")),
              Optional.empty(),
              Optional.empty()));
    }
    settings =
        new NetworkSettings(
            Optional.of(backEnd),
            60,
            true,
            interfaces,
            Optional.of(GatewayAddress.of("10.1.0.254")),
            Optional.empty(),
            List.of(),
            List.of(),
            routes);
    NetworkState state =
        new NetworkState(
            backEnd,
            true,
            true,
            new BackEndFiles(Map.of(), List.of()),
            new KernelState(links, List.of(), List.of(), List.of()));
    seen = new Seen<>(state, state);
  }

  private static NetworkInterface one(
      InterfaceName name, String address, Optional<InterfaceName> parent, int number) {
    NetworkInterface plain = NetworkInterface.physical(name);
    return new NetworkInterface(
        name,
        parent.isPresent() ? InterfaceKind.VLAN : InterfaceKind.PHYSICAL,
        plain.description(),
        plain.ipv4(),
        plain.ipv6(),
        List.of(IpPrefix.of(address)),
        plain.mtu(),
        plain.members(),
        plain.mode(),
        plain.hashPolicy(),
        plain.lacpRate(),
        plain.primary(),
        plain.stp(),
        parent,
        parent.map(any -> number + 1));
  }

  private static KernelLink link(String name) {
    return new KernelLink(
        name,
        KernelLink.PHYSICAL,
        true,
        true,
        1500,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Deciding everything. */
  @Benchmark
  public Plan plan() {
    return NetworkSection.plan(settings, seen, new Problems());
  }
}
