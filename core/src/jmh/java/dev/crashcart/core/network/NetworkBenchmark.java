package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Planning 200 interfaces and 1,000 routes: for the first time, and when nothing is left to do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkBenchmark {
  private static final int INTERFACES = 200;
  private static final int ROUTES = 1000;

  private NetworkSettings settings;
  private Seen<NetworkState> untouched;
  private Seen<NetworkState> done;

  /** Cards with an address each, routes spread over them. */
  @Setup
  public void prepare() {
    Map<InterfaceName, NetworkInterface> interfaces = new TreeMap<>();
    List<KernelLink> bare = new ArrayList<>();
    List<KernelLink> links = new ArrayList<>();
    List<KernelRoute> kernelRoutes = new ArrayList<>();
    for (int i = 0; i < INTERFACES; i++) {
      InterfaceName name = new InterfaceName("eno" + i);
      IpPrefix address = IpPrefix.of("10.0." + i + ".5/24");
      interfaces.put(name, card(name, address));
      bare.add(link(name, List.of()));
      links.add(
          link(name, List.of(new KernelAddress(address, false, Optional.empty(), false))));
    }
    Map<String, Route> routes = new TreeMap<>();
    for (int i = 0; i < ROUTES; i++) {
      IpPrefix to = IpPrefix.of("172." + (16 + i / 256) + "." + i % 256 + ".0/24");
      IpAddress by = IpAddress.of("10.0." + i % INTERFACES + ".1");
      routes.put(
          "r" + i,
          new Route(
              "r" + i,
              Optional.of(to),
              Optional.of(new GatewayAddress(by, Optional.empty())),
              Optional.empty(),
              Optional.empty()));
      kernelRoutes.add(
          new KernelRoute(to, Optional.of(by), "eno" + i % INTERFACES, "static", Optional.empty()));
    }
    NetworkSettings none = NetworkSettings.none();
    settings =
        new NetworkSettings(
            Optional.of(BackEndName.NETWORKD),
            none.trialSeconds(),
            none.multicastDns(),
            interfaces,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            routes);
    Map<String, String> files = new TreeMap<>();
    BackEnds.of(BackEndName.NETWORKD)
        .render(settings)
        .forEach(file -> files.put(file.path(), file.content()));
    untouched = seen(Map.of(), bare, List.of());
    done = seen(files, links, kernelRoutes);
  }

  private static NetworkInterface card(InterfaceName name, IpPrefix address) {
    NetworkInterface plain = NetworkInterface.physical(name);
    return new NetworkInterface(
        name,
        plain.kind(),
        plain.description(),
        plain.ipv4(),
        plain.ipv6(),
        List.of(address),
        plain.mtu(),
        plain.members(),
        plain.mode(),
        plain.hashPolicy(),
        plain.lacpRate(),
        plain.primary(),
        plain.stp(),
        plain.parent(),
        plain.id());
  }

  private static KernelLink link(InterfaceName name, List<KernelAddress> addresses) {
    return new KernelLink(
        name.value(),
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
        addresses);
  }

  private static Seen<NetworkState> seen(
      Map<String, String> files, List<KernelLink> links, List<KernelRoute> routes) {
    NetworkState state =
        new NetworkState(
            BackEndName.NETWORKD,
            true,
            true,
            new BackEndFiles(files, List.of()),
            new KernelState(links, routes, List.of(), List.of()));
    return new Seen<>(state, state);
  }

  /** Everything is to be done. */
  @Benchmark
  public Plan first() {
    return NetworkSection.plan(settings, untouched, new Problems());
  }

  /** Nothing is. */
  @Benchmark
  public Plan nothingToDo() {
    return NetworkSection.plan(settings, done, new Problems());
  }
}
