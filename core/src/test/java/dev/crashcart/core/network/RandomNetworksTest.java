package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.system.SystemSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings by chance: good ones are read back from their own file, spoilt ones are refused. */
class RandomNetworksTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsGoodOnesBackFromTheirFile(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    NetworkSettings network = random.network((int) (1 + seed / 10), (int) seed / 10);
    SystemSettings system = random.system();
    String yaml = Yaml.write(tree(network, system));
    Problems problems = new Problems();
    Input input = Yaml.read("random.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
    assertThat(NetworkSettings.read(input, problems)).isEqualTo(network);
    assertThat(SystemSettings.read(input, problems)).isEqualTo(system);
    assertThat(problems.all()).as(yaml).noneMatch(Problem::isError);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void refusesSpoiltOnes(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    Input good = tree(random.network((int) (1 + seed / 10), (int) seed / 10), random.system());
    Input spoilt = new RandomFaults(seed).spoil(good);
    assertThat(read(spoilt)).as(Yaml.write(spoilt)).anyMatch(Problem::isError);
  }

  static Stream<String> faults() {
    return RandomFaults.all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesEachFaultAlone(String fault) {
    for (long seed = 0; seed < 10; seed++) {
      RandomNetworks random = new RandomNetworks(seed);
      Input good = tree(random.network((int) seed, (int) seed), random.system());
      Input spoilt = RandomFaults.spoil(good, fault);
      assertThat(read(good)).noneMatch(Problem::isError);
      assertThat(read(spoilt)).as(Yaml.write(spoilt)).anyMatch(Problem::isError);
    }
  }

  /** The reading must come to an end with values or problems, never with an exception. */
  @ParameterizedTest
  @MethodSource("seeds")
  void readsScrambledTexts(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    String good = Yaml.write(tree(random.network((int) seed / 30, 5), random.system()));
    RandomFaults faults = new RandomFaults(seed);
    for (int i = 0; i < 20; i++) {
      byte[] text = faults.scramble(good).getBytes(StandardCharsets.UTF_8);
      Problems problems = new Problems();
      Input input = Yaml.read("scrambled.yaml", text, problems);
      NetworkSettings network = NetworkSettings.read(input, problems);
      SystemSettings system = SystemSettings.read(input, problems);
      if (!problems.hasErrors()) {
        assertThat(NetworkSettings.read(tree(network, system), problems)).isEqualTo(network);
      }
    }
  }

  /** Reading takes time in proportion to its size, also where everything clashes. */
  @Test
  @Timeout(60)
  void endsSoonWhereEverythingClashes() {
    StringBuilder yaml = new StringBuilder("network:\n  interfaces:\n");
    for (int i = 0; i < 8000; i++) {
      yaml.append("    v%d: {kind: vlan, parent: v%d, id: 5}\n".formatted(i, (i + 1) % 8000));
    }
    yaml.append("    br0: {kind: bridge, members: [" + "eno1, ".repeat(8000) + "eno1]}\n");
    yaml.append("    eno2: {addresses: [" + "10.0.0.1/24, ".repeat(8000) + "10.0.0.1/24]}\n");
    yaml.append("    eno3: {addresses: [" + "10.0.0.1/24, ".repeat(8000) + "10.0.0.1/24]}\n");
    byte[] text = yaml.toString().getBytes(StandardCharsets.UTF_8);
    Problems problems = new Problems();
    assertThatNoException()
        .isThrownBy(() -> NetworkSettings.read(Yaml.read("big", text, problems), problems));
    assertThat(problems.all()).hasSizeGreaterThan(30_000);
  }

  private static List<Problem> read(Input input) {
    Problems problems = new Problems();
    NetworkSettings.read(input, problems);
    SystemSettings.read(input, problems);
    return problems.all();
  }

  private static Input tree(NetworkSettings network, SystemSettings system) {
    List<Written> written = new ArrayList<>(system.written());
    written.addAll(network.written());
    return Written.tree(written, Place.of("random"));
  }
}
