package dev.crashcart.core.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case makes the profiles in its folder {@code files} and the commands in {@code
 * commands.txt}. {@code GOLDEN=update} rewrites both.
 */
class ProfileCasesTest {
  private static final boolean UPDATE = "update".equals(System.getenv("GOLDEN"));

  static Stream<String> cases() throws IOException {
    return ProfileCases.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersItsProfiles(String name) throws IOException {
    Path folder = ProfileCases.of(name).folder().resolve("files");
    Map<String, String> rendered = new TreeMap<>();
    ProfileCases.files(ProfileCases.of(name).desired())
        .forEach((path, text) -> rendered.put(Path.of(path).getFileName().toString(), text));
    if (UPDATE) {
      Files.createDirectories(folder);
      for (String old : files(folder).keySet()) {
        Files.delete(folder.resolve(old));
      }
      for (Map.Entry<String, String> file : rendered.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(rendered).isEqualTo(files(folder));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void activatesThemAndHasAWayBack(String name) throws IOException {
    Path golden = ProfileCases.of(name).folder().resolve("commands.txt");
    StringBuilder text = new StringBuilder();
    for (Step step : new NetworkManagerBackEnd().activate(ProfileCases.of(name).activation())) {
      text.append(step.describe()).append('\n');
      ((Step.Run) step)
          .back()
          .forEach(back -> text.append("    back: ").append(String.join(" ", back)).append('\n'));
    }
    if (UPDATE) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }
}
