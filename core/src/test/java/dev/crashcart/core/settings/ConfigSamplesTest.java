package dev.crashcart.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples that people copy are good, and the broken ones broken as described. */
class ConfigSamplesTest {
  private static final Path SAMPLES = Path.of("../config-samples");

  static Stream<String> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasExactlyTheProblemsBesideIt(String name) throws IOException {
    byte[] content = Files.readAllBytes(SAMPLES.resolve(name));
    Checked<Settings> checked = Settings.read(name, content);
    String printed = ProblemText.render(checked.problems(), content);
    Path golden = SAMPLES.resolve(name.replace(".yaml", ".problems.txt"));
    boolean broken = name.startsWith("broken-");
    if (broken && "update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(broken ? Files.readString(golden) : "");
    assertThat(checked.findValue().isPresent()).isNotEqualTo(broken);
    assertThat(printed).doesNotContain("battery");
  }

  @Test
  void explainsEverySettingInOneOfTheCompleteOnes() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name :
        List.of("admin.yaml", "static.yaml", "bond-vlan.yaml", "ssh.yaml", "console.yaml")) {
      lines.addAll(Files.readAllLines(SAMPLES.resolve(name)));
    }
    CompletenessTest.keys()
        .forEach(
            key ->
                assertThat(lines)
                    .as(key.name())
                    .anyMatch(line -> line.strip().startsWith(key.name() + ":")));
  }

  @Test
  void namesEverySampleInTheReadme() throws IOException {
    String readme = Files.readString(SAMPLES.resolve("README.md"));
    assertThat(samples()).isNotEmpty().allMatch(name -> readme.contains("`" + name + "`"));
  }
}
