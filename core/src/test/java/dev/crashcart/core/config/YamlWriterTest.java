package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
  private static final Place NOWHERE = Place.of("test");

  @Test
  void readsBackWhateverItWrote() {
    for (int seed = 0; seed < 1500; seed++) {
      Input tree = Trees.group(new Random(seed), "", 5);
      assertThat(Trees.bare(reread(Yaml.write(tree))))
          .as("seed " + seed)
          .isEqualTo(Trees.bare(tree));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "Yes",
        "ON",
        "y",
        "N",
        "Null",
        "~",
        "",
        " ",
        "a ",
        " a",
        "012",
        "0x1F",
        "1_000",
        "10:30",
        "2001-01-01",
        "2001-01-01T00:00:00Z",
        "3.10",
        "1e3",
        ".inf",
        ".nan",
        "-1",
        "+5",
        "<<",
        "=",
        "# a",
        "a #b",
        "a: b",
        "a:",
        "- a",
        "-",
        "---",
        "...",
        "[a",
        "{a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "'a",
        "\"a",
        "a\tb",
        "a\nb",
        "\\",
        "$2b$12$abc",
        "True",
        "0o17",
        "0b1",
        "00",
        "é",
        "😀",
        "12e03",
        "190:20:30",
        "_",
        "0_0",
        "a\u2028b",
        "\u0000",
        "\ud800"
      })
  void isATextForReadersOfOldAndNewYaml(String text) {
    String written = Yaml.write(Input.empty(NOWHERE).with("a", text, NOWHERE));
    assertThat(written).startsWith("a: \"").endsWith("\"\n");
    assertThat(reread(written).children().get("a").text()).isEqualTo(text);
    Map<String, Object> old = new org.yaml.snakeyaml.Yaml().load(written);
    assertThat(old).containsExactly(Map.entry("a", text));
  }

  @ParameterizedTest
  @CsvSource({"true", "false", "0", "1001", "admin", "/home/ann.lee", "nas01.lab", "ann@lab"})
  void leavesPlainWhatEverybodyReadsAlike(String text) {
    assertThat(Yaml.write(Input.empty(NOWHERE).with("a", text, NOWHERE)))
        .isEqualTo("a: " + text + "\n");
  }

  @Test
  void writesBlocksWithTheFormatFirst() {
    Problems none = new Problems();
    Input tree =
        Yaml.read(
            "a.yaml",
            "b: {no: [x, {y: z}, [], [p]], e: {}}\nformat: 1\nn: ~\nl: []\n"
                .getBytes(StandardCharsets.UTF_8),
            none);
    assertThat(none.all()).isEmpty();
    assertThat(Yaml.write(tree))
        .isEqualTo(
            """
            format: 1
            b:
              "no":
                - x
                -
                  "y": z
                - []
                -
                  - p
              e: {}
            "n": null
            l: []
            """);
    assertThat(Yaml.write(Input.empty(NOWHERE))).isEqualTo("{}\n");
  }

  @Test
  void writesALongTextOnOneLine() {
    String text = "word ".repeat(5000);
    String written = Yaml.write(Input.empty(NOWHERE).with("a", text, NOWHERE));
    assertThat(written.lines()).hasSize(1);
    assertThat(reread(written).children().get("a").text()).isEqualTo(text);
  }

  @Test
  void refusesARootThatIsNoGroup() {
    Input text = Input.text("", "a", NOWHERE, NOWHERE);
    assertThatThrownBy(() -> Yaml.write(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Input reread(String written) {
    Problems problems = new Problems();
    Input tree = Yaml.read("written.yaml", written.getBytes(StandardCharsets.UTF_8), problems);
    assertThat(problems.all()).isEmpty();
    return tree;
  }
}
