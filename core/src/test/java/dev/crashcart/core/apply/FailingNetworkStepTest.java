package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the network that fails anywhere, is not kept, or is overtaken by a restart. */
class FailingNetworkStepTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static final String BEFORE =
      """
      format: 1
      network:
        interfaces:
          bond0: {kind: bond, mode: active-backup, members: [eno2], addresses: [10.1.0.1/24]}
          bond0.7: {kind: vlan, parent: bond0, id: 7, addresses: [10.7.0.1/24]}
          eno1: {addresses: [192.168.40.5/24]}
        gateway: {ipv4: 192.168.40.1}
      """;

  private static final String DESIRED =
      """
      format: 1
      network:
        interfaces:
          bond0: {kind: bond, mode: balance-rr, members: [eno2], addresses: [10.1.0.2/24]}
          bond0.7: {kind: vlan, parent: bond0, id: 8, addresses: [10.7.0.1/24]}
          br0: {kind: bridge, members: [eno1], addresses: [192.168.40.6/24]}
        gateway: {ipv4: 192.168.40.1}
        nameservers: [192.168.40.1]
      """;

  @TempDir Path temp;

  /** A machine with the first network kept. */
  private final class Machine {
    private final Bench bench;
    private final SimulatedHost host;
    private final Appliance appliance;

    private Machine(String folder) throws Exception {
      bench = new Bench(temp.resolve(folder));
      host = bench.machine;
      Files.writeString(bench.folder.resolve(".simulated/cables"), "eno1 plugged\neno2 plugged\n");
      host.restart();
      appliance = new Appliance(host);
      assertThat(appliance.apply(proposal(BEFORE), Bench.CONSOLE, "first"))
          .isInstanceOf(Outcome.Applied.class);
    }

    private Proposal proposal(String yaml) throws HostFailure {
      Settings settings =
          Settings.read("settings", yaml.getBytes(StandardCharsets.UTF_8))
              .findValue()
              .orElseThrow();
      Checked<Proposal> proposal = appliance.plan(settings, Appliance.Consent.of(Bench.CONSOLE));
      return Bench.good(proposal);
    }

    private Map<String, String> files() throws Exception {
      Map<String, String> files = new TreeMap<>(bench.state());
      files.keySet().removeIf(path -> path.startsWith("/sys/") || path.startsWith("/proc/"));
      return files;
    }

    private List<String> force() throws HostFailure {
      var kernel = NetworkSection.observe(NetworkSettings.none(), host).running().kernel();
      List<String> lines = new ArrayList<>();
      kernel
          .links()
          .forEach(
              link ->
                  lines.add(
                      String.join(
                          " ",
                          link.name(),
                          link.kind(),
                          link.master().orElse("-"),
                          link.vlanId().map(String::valueOf).orElse("-"),
                          link.bondMode().orElse("-"),
                          link.addresses().toString())));
      kernel.routes().forEach(route -> lines.add(route.toString()));
      lines.replaceAll(line -> line.replaceAll("fe80::[0-9a-f:]+", "fe80::"));
      lines.sort(null);
      return lines;
    }
  }

  @Test
  void everythingEndsAsItBegan() throws Exception {
    int failures = 0;
    Machine machine = new Machine("failing");
    Map<String, String> files = machine.files();
    List<String> force = machine.force();
    for (int nth = 1; ; nth++) {
      Proposal proposal = machine.proposal(DESIRED);
      machine.host.failAt(nth, nth % 2 == 0);
      Outcome outcome;
      try {
        outcome = machine.appliance.apply(proposal, Bench.CONSOLE, "test");
      } catch (HostFailure refused) {
        outcome = new Outcome.RolledBack(refused.getMessage());
      }
      machine.host.failNoMore();
      if (outcome instanceof Outcome.Applied) {
        assertThat(machine.appliance.status().drift()).isEmpty();
        break;
      }
      failures++;
      assertThat(outcome.message()).isNotBlank().doesNotContain("this failed");
      machine.appliance.goBackIfDue(Bench.CONSOLE);
      assertThat(machine.files()).as("after %d: %s", nth, outcome.message()).isEqualTo(files);
      assertThat(machine.force()).as("after %d: %s", nth, outcome.message()).isEqualTo(force);
    }
    assertThat(failures).isGreaterThan(15);
  }

  @Test
  void isStuckWhenTheWayBackFailsToo() throws Exception {
    Machine machine = new Machine("stuck");
    Map<String, String> files = machine.files();
    List<String> force = machine.force();
    Proposal proposal = machine.proposal(DESIRED);
    int begun = machine.host.mutations();
    machine.appliance.tryOut(proposal, Bench.CONSOLE, "test", MINUTE);
    machine.host.failFrom(2);
    Outcome outcome = machine.appliance.goBack(Bench.CONSOLE, "the operator wanted it.");
    assertThat(machine.host.mutations()).isGreaterThan(begun);
    assertThat(outcome).isInstanceOf(Outcome.Stuck.class);
    assertThat(outcome.message()).isNotBlank();
    machine.host.failNoMore();
    machine.bench.clock.turn(MINUTE);
    machine.appliance.goBackIfDue(Who.TIMER);
    assertThat(machine.files()).isEqualTo(files);
    assertThat(machine.force()).isEqualTo(force);
  }

  @Test
  void isKeptOrGoesBackAtItsDeadline() throws Exception {
    Machine machine = new Machine("trial");
    Map<String, String> files = machine.files();
    List<String> force = machine.force();
    assertThat(machine.appliance.tryOut(machine.proposal(DESIRED), Bench.CONSOLE, "test", MINUTE))
        .isInstanceOf(Outcome.OnTrial.class);
    assertThat(machine.force()).isNotEqualTo(force);
    machine.bench.clock.turn(MINUTE);
    assertThat(machine.appliance.goBackIfDue(Who.TIMER)).isPresent();
    assertThat(machine.files()).isEqualTo(files);
    assertThat(machine.force()).isEqualTo(force);

    machine.appliance.tryOut(machine.proposal(DESIRED), Bench.CONSOLE, "test", MINUTE);
    List<String> tried = machine.force();
    assertThat(machine.appliance.keep(Bench.CONSOLE)).isInstanceOf(Outcome.Applied.class);
    machine.host.restart();
    assertThat(machine.appliance.boot().goBack()).isEmpty();
    assertThat(machine.force()).isEqualTo(tried);
  }

  @Test
  void aRestartInATrialComesUpWithTheOldNetwork() throws Exception {
    Machine machine = new Machine("restart");
    Map<String, String> files = machine.files();
    List<String> force = machine.force();
    machine.appliance.tryOut(machine.proposal(DESIRED), Bench.CONSOLE, "test", MINUTE);
    machine.host.restart();
    assertThat(new Appliance(machine.host).boot().goBack())
        .hasValueSatisfying(outcome -> assertThat(outcome.message()).contains("restarted"));
    assertThat(machine.files()).isEqualTo(files);
    // The services of the pretend machine started before the unit; now they do so after it.
    machine.host.restart();
    assertThat(machine.force()).isEqualTo(force);
  }
}
