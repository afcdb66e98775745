package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

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
    String yaml = yaml(network, system);
    Problems problems = new Problems();
    Input input = Yaml.read("random.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
    assertThat(NetworkSettings.read(input, problems)).isEqualTo(network);
    assertThat(SystemSettings.read(input, problems)).isEqualTo(system);
    assertThat(problems.all()).as(yaml).noneMatch(Problem::isError);
  }

  private static String yaml(NetworkSettings network, SystemSettings system) {
    List<Written> written = new ArrayList<>(system.written());
    written.addAll(network.written());
    return Yaml.write(Written.tree(written, Place.of("random")));
  }
}
