package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.RandomNetworks;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.store.WayBack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks by chance on a machine with their cards, some without a cable: carried out they are as
 * wanted, from nothing and from each other, and going back leads to what was before.
 */
class NetworkRoundTripTest {
  @TempDir Path temp;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isCarriedOutAndPutBack(long seed) throws Exception {
    NetworkSettings first = byNetworkd(new RandomNetworks(seed).network(1 + (int) seed % 12, 5));
    NetworkSettings second = byNetworkd(new RandomNetworks(seed + 1000).network(6, 5));
    NetworkBench bench = NetworkBench.running(temp.resolve("machine"), cables(first, second));
    bench.become(first);
    Map<String, String> files = bench.files();
    List<String> force = bench.force();

    Problems problems = new Problems();
    Plan plan = bench.plan(second, problems);
    assertThat(problems.all()).noneMatch(Problem::isError);
    List<WayBack> wayBack = bench.wayBack(plan);
    bench.run(plan);
    bench.assertDone(second);

    bench.goBack(plan, wayBack);
    assertThat(bench.files()).isEqualTo(files);
    bench.assertForce(force);
    bench.assertDone(first);
  }

  private static String cables(NetworkSettings first, NetworkSettings second) {
    Set<String> cards = new TreeSet<>();
    RandomNetworks.cards(first).forEach(card -> cards.add(card.value()));
    RandomNetworks.cards(second).forEach(card -> cards.add(card.value()));
    Random random = new Random(cards.size());
    return cards.stream()
        .map(card -> card + (random.nextInt(5) > 0 ? " plugged" : " unplugged"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static NetworkSettings byNetworkd(NetworkSettings settings) {
    return new NetworkSettings(
        Optional.of(BackEndName.NETWORKD),
        settings.trialSeconds(),
        settings.multicastDns(),
        settings.interfaces(),
        settings.gatewayV4(),
        settings.gatewayV6(),
        settings.nameservers(),
        settings.searchDomains(),
        settings.routes());
  }
}
