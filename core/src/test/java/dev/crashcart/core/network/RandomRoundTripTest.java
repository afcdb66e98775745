package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks by chance on a machine with their cards: after the steps of the plan nothing is left to
 * do, and after those of the next network on the same machine neither.
 */
class RandomRoundTripTest {
  private static final int NETWORKS = 300;
  private static final int NETWORKS_PER_MACHINE = 10;

  @TempDir Path temp;

  @Test
  void what_was_carried_out_is_in_force() throws Exception {
    for (int machine = 0; machine < NETWORKS / NETWORKS_PER_MACHINE; machine++) {
      Path folder = temp.resolve("machine" + machine);
      SimulatedHost host = SimulatedHost.create(folder, SettableClock.at(Instant.EPOCH));
      for (int i = 0; i < NETWORKS_PER_MACHINE; i++) {
        int seed = machine * NETWORKS_PER_MACHINE + i;
        NetworkSettings settings = carriedOutBy(BackEndName.NETWORKD, seed);
        plug(folder, settings);
        carryOut(seed, settings, host);
      }
    }
  }

  private static NetworkSettings carriedOutBy(BackEndName backEnd, int seed) {
    NetworkSettings any = new RandomNetworks(seed).network(1 + seed % 12, seed % 20);
    return new NetworkSettings(
        Optional.of(backEnd),
        any.trialSeconds(),
        any.multicastDns(),
        any.interfaces(),
        any.gatewayV4(),
        any.gatewayV6(),
        any.nameservers(),
        any.searchDomains(),
        any.routes());
  }

  /** All cards have a cable, but for every fifth. */
  private static void plug(Path folder, NetworkSettings settings) throws IOException {
    Set<String> cards = new TreeSet<>();
    RandomNetworks.cards(settings).forEach(name -> cards.add(name.value()));
    String lines =
        cards.stream()
            .map(name -> name + (name.endsWith("5") ? " unplugged\n" : " plugged\n"))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(".simulated/cables"), lines);
  }

  private static void carryOut(int seed, NetworkSettings settings, SimulatedHost host)
      throws HostFailure {
    Problems problems = new Problems();
    Plan plan = NetworkSection.plan(settings, NetworkSection.observe(settings, host), problems);
    assertThat(problems.hasErrors()).as("seed %d: %s", seed, problems.all()).isFalse();
    for (Step step : plan.steps()) {
      step.runOn(host);
    }
    Plan rest =
        NetworkSection.plan(settings, NetworkSection.observe(settings, host), new Problems());
    assertThat(rest.changes()).as("seed %d", seed).isEmpty();
    assertThat(rest.steps()).as("seed %d", seed).isEmpty();
  }
}
