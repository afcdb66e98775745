package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.store.WayBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine whose network is planned, carried out and put back. */
final class NetworkBench {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Path root;
  private final Host host;

  private NetworkBench(Path root, Host host) {
    this.root = root;
    this.host = host;
  }

  /** A running appliance with these cables, just started. */
  static NetworkBench running(Path root, String cables) throws HostFailure, IOException {
    SimulatedHost host = SimulatedHost.create(root, Clock.systemUTC());
    Files.writeString(root.resolve(".simulated/cables"), cables);
    host.restart();
    return new NetworkBench(root, host);
  }

  Plan plan(NetworkSettings desired, Problems problems) throws HostFailure {
    return NetworkSection.plan(desired, NetworkSection.observe(desired, host), problems);
  }

  /** Carries the settings out and looks whether that did it. */
  void become(NetworkSettings desired) throws HostFailure {
    run(plan(desired, new Problems()));
    assertDone(desired);
  }

  void run(Plan plan) throws HostFailure {
    for (Step step : plan.steps()) {
      step.runOn(host);
    }
  }

  void assertDone(NetworkSettings desired) throws HostFailure {
    assertThat(plan(desired, new Problems())).isEqualTo(Plan.EMPTY);
  }

  List<WayBack> wayBack(Plan plan) throws HostFailure {
    return new WayBackFiles(host).of(plan);
  }

  /** What becomes of a plan that is not kept. */
  void goBack(Plan plan, List<WayBack> wayBack) throws HostFailure {
    new WayBackFiles(host).putBack(wayBack);
    assertThat(new WayBackCommands(host).run(WayBackCommands.of(plan), false)).isEmpty();
  }

  /** The files below /etc, by path; bytes as Latin-1 characters. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root.resolve("etc"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put("/" + root.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  /** What is in force, without the numbers and hardware addresses that new devices get. */
  List<String> force() throws HostFailure {
    List<String> lines = new ArrayList<>();
    KernelState kernel = NetworkSection.observe(NetworkSettings.none(), host).running().kernel();
    for (KernelLink link : kernel.links()) {
      lines.add(
          String.join(
              " ",
              link.name(),
              link.kind(),
              // A card that was switched on stays on.
              link.isPhysical() ? "" : link.carrier() ? "signal" : "silent",
              // A VLAN takes the size that what it is on has at that moment.
              link.kind().equals("vlan") ? "" : String.valueOf(link.mtu()),
              link.master().map(name -> "in " + name).orElse(""),
              link.parent().map(name -> "on " + name).orElse(""),
              link.vlanId().map(String::valueOf).orElse(""),
              link.bondMode().orElse("")));
      for (KernelAddress one : link.addresses()) {
        lines.add(link.name() + " " + one.prefix() + (one.dynamic() ? " learnt" : ""));
      }
    }
    kernel.routes().forEach(route -> lines.add(route.toString()));
    if (host.runsCommands()) {
      lines.addAll(resolver("dns"));
      lines.addAll(resolver("domain"));
    }
    lines.sort(null);
    return lines;
  }

  /** That what is in force is as it was, telling the difference alone. */
  void assertForce(List<String> before) throws HostFailure {
    List<String> came = new ArrayList<>(force());
    List<String> went = new ArrayList<>(before);
    before.forEach(came::remove);
    force().forEach(went::remove);
    assertThat(came).as("what came, while this went: %s", went).isEmpty();
    assertThat(went).as("what went").isEmpty();
  }

  private List<String> resolver(String what) throws HostFailure {
    return host.run(List.of("resolvectl", what), new byte[0], LIMIT)
        .output()
        .lines()
        .map(line -> what + " " + line.replaceFirst("Link [0-9]+ ", ""))
        .toList();
  }
}
