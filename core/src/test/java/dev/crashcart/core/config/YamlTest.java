package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private static final String SOURCE = "config.yaml";
  private final Problems problems = new Problems();

  @Test
  void knowsWhereEachNameAndValueStands() {
    Input root = read("a: 1\n\"ü😀\":   'x'\ng:\n  - p\n  -   {q: r}\nh: {i: , j: [k]}\n");
    assertThat(places(root, "a")).isEqualTo("1:1 1:4");
    assertThat(places(root, "ü😀")).isEqualTo("2:1 2:9");
    assertThat(places(root, "g")).isEqualTo("3:1 4:3");
    assertThat(root.find("g").orElseThrow().items())
        .extracting(item -> item.place().line() + ":" + item.place().column())
        .containsExactly("4:5", "5:7");
    assertThat(places(root, "h.j")).isEqualTo("6:10 6:13");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void countsColumnsInCharactersNotInUnits() {
    Input root = read("{\"😀\": ä, b: 1}\n");
    assertThat(places(root, "b")).isEqualTo("1:10 1:13");
  }

  @Test
  void acceptsAByteOrderMarkAndCarriageReturns() {
    Input root = read("\ufeffa: 1\r\nb:\r\n  c: \"x\r\n    y\"\r\n  d: z\r\n");
    assertThat(problems.all()).isEmpty();
    assertThat(places(root, "a")).isEqualTo("1:1 1:4");
    assertThat(places(root, "b.d")).isEqualTo("5:3 5:6");
    assertThat(root.find("b.c").orElseThrow().text()).isEqualTo("x y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "yes",
        "on",
        "true",
        "012",
        "0o17",
        "0x1F",
        "1_000",
        "3.10",
        ".inf",
        ".NaN",
        "1e3",
        "10:30",
        "52:54:00:12:34:56",
        "2001-01-01",
        "2001-12-14t21:59:43.10-05:00",
        "nULL",
        "=",
        "123456789012345678901234567890",
        "+1",
        "0b11",
        "0.0.0.0/0",
        "::1",
        "fe80::1%eth0"
      })
  void leavesEveryScalarAsItIsWritten(String text) {
    Input root = read("a: " + text + "\nb: '" + text + "'\n");
    assertThat(problems.all()).isEmpty();
    assertThat(root.children().get("a").text()).isEqualTo(text);
    assertThat(root.children().get("b").text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL", "# comment"})
  void takesTheseForNothing(String text) {
    Input root = read("a: " + text + "\n");
    assertThat(root.children().get("a").shape()).isEqualTo(Input.Shape.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "\"\"", "'~'", "\"null\"", "|-\n  null"})
  void takesTheseForText(String text) {
    Input root = read("a: " + text + "\n");
    assertThat(root.children().get("a").shape()).isEqualTo(Input.Shape.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "--- ~\n", "{}", "\ufeff", "\r\n"})
  void takesNothingForAnEmptyTree(String text) {
    assertThat(read(text).children()).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void refusesOtherUnicode(String charset) {
    byte[] content = "format: 1\n".getBytes(Charset.forName(charset));
    assertThat(Yaml.read(SOURCE, content, problems).children()).isEmpty();
    assertThat(told()).contains(charset.equals("UTF-32") ? "binary" : "this file is UTF-16");
  }

  @Test
  void namesTheFirstByteThatIsNotUtf8AndReadsOn() {
    byte[] content = "a: x\nb: Müller\nb: y\nc: Größe\n".getBytes(StandardCharsets.ISO_8859_1);
    Input root = Yaml.read(SOURCE, content, problems);
    assertThat(told())
        .startsWith(SOURCE + ":2:5: error: byte 0xFC is not UTF-8; ")
        .contains(SOURCE + ":3:1: error: b: is written twice");
    assertThat(problems.all()).hasSize(2);
    assertThat(root.children()).containsKeys("a", "b", "c");
  }

  @Test
  void countsBehindAByteOrderMarkFromOne() {
    byte[] start = "\ufeffa: ".getBytes(StandardCharsets.UTF_8);
    byte[] content = java.util.Arrays.copyOf(start, start.length + 1);
    content[start.length] = (byte) 0xFF;
    Yaml.read(SOURCE, content, problems);
    assertThat(told()).startsWith(SOURCE + ":1:4: error: byte 0xFF");
  }

  @Test
  void refusesBinary() {
    read("a: 1\nb: x\u0000y\n");
    assertThat(told()).contains("binary file");
  }

  @Test
  void refusesMoreThanAMebibyteBeforeReadingIt() {
    byte[] content = new byte[SourceText.MOST_BYTES + 1];
    java.util.Arrays.fill(content, (byte) '#');
    Yaml.read(SOURCE, content, problems);
    assertThat(told()).contains("1048577 bytes; settings have at most 1048576.");
    Problems none = new Problems();
    Yaml.read(SOURCE, java.util.Arrays.copyOf(content, SourceText.MOST_BYTES), none);
    assertThat(none.all()).isEmpty();
  }

  @Test
  void refusesMoreThan32Levels() {
    read(nested(YamlTree.MOST_LEVELS));
    assertThat(problems.all()).isEmpty();
    read(nested(YamlTree.MOST_LEVELS + 1));
    assertThat(told()).contains(SOURCE + ":33:33: error: settings are at most 32 levels deep.");
    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void refusesListsThatAreTooDeep() {
    read("a: " + "[".repeat(40) + "]".repeat(40));
    assertThat(told()).contains("at most 32 levels deep");
  }

  @Test
  void refusesMoreThanAHundredThousandNodes() {
    String items = IntStream.range(0, 120_000).mapToObj(i -> "1,").collect(Collectors.joining());
    read("a: [" + items + "]");
    assertThat(told()).contains("settings have at most 100000 names and values.");
  }

  @Test
  void keepsWhatStandsBeforeABreak() {
    Input root = read("a: 1\nb: {c: 2, d: [3, 4\ne: 5\nf: *\n");
    assertThat(problems.all()).hasSize(1);
    assertThat(root.find("b.c").orElseThrow().text()).isEqualTo("2");
    assertThat(root.find("b.d").orElseThrow().items()).isNotEmpty();
  }

  @Test
  void keepsTheFirstOfTwoEqualNames() {
    Input root = read("a: 1\na: 2\n");
    assertThat(root.children().get("a").text()).isEqualTo("1");
  }

  private static String nested(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels - 1; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    // The innermost group is a level of its own.
    return text.append(" ".repeat(levels - 1)).append("a: 1\n").toString().replace("a: 1", "{}");
  }

  private Input read(String text) {
    return Yaml.read(SOURCE, text.getBytes(StandardCharsets.UTF_8), problems);
  }

  private String told() {
    return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  private static String places(Input root, String key) {
    Input node = root.find(key).orElseThrow();
    Place name = node.namePlace();
    Place value = node.place();
    return name.line() + ":" + name.column() + " " + value.line() + ":" + value.column();
  }
}
