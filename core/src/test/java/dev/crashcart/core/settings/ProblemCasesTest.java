package dev.crashcart.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case: what is printed for {@code input.yaml} is {@code problems.txt}, and what was
 * read where there is no error. {@code GOLDEN=update} rewrites the latter.
 */
class ProblemCasesTest {
  private static final Path CASES = Path.of("src/test/resources/problems");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsItsProblems(String name) throws IOException {
    Path folder = CASES.resolve(name);
    byte[] content = Files.readAllBytes(folder.resolve("input.yaml"));
    Checked<Settings> checked = Settings.read("input.yaml", content);
    String printed =
        ProblemText.render(checked.problems(), content)
            + checked.findValue().map(good -> "Read as:\n" + good.toYaml()).orElse("");
    Path golden = folder.resolve("problems.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(golden)).doesNotContain("hunter");
  }
}
