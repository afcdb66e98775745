package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs of the greatest size allowed, made to be slow; the limit is generous for a busy machine.
 */
class YamlSlowTest {
  private static final int MOST = SourceText.MOST_BYTES;

  static Stream<Arguments> inputs() {
    return Stream.of(
        Arguments.of("plain text", filled("a: ", "x")),
        Arguments.of("plain text of words", filled("a: ", "x ")),
        Arguments.of("plain text of lines", filled("a: ", "x\n  ")),
        Arguments.of("text in double quotes", filled("a: \"", "x")),
        Arguments.of("escapes", filled("a: \"", "\\x41")),
        Arguments.of("lines in double quotes", filled("a: \"", "\n ")),
        Arguments.of("text in single quotes", filled("a: '", "''")),
        Arguments.of("block text", filled("a: |\n", " x\n")),
        Arguments.of("empty block text", filled("a: |\n", "\n")),
        Arguments.of("folded text", filled("a: >\n", " x\n\n")),
        Arguments.of("a long name", filled("", "x")),
        Arguments.of("a long name in quotes", filled("\"", "x")),
        Arguments.of("open lists", filled("", "[")),
        Arguments.of("open lists on lines", filled("", "[\n")),
        Arguments.of("open groups", filled("", "{")),
        Arguments.of("open groups with names", filled("", "{a: ")),
        Arguments.of("nested items", filled("", "- ")),
        Arguments.of("complex names", filled("", "? ")),
        Arguments.of("colons", filled("", ": ")),
        Arguments.of("commas", filled("a: [", ",")),
        Arguments.of("list of words", filled("a: [", "x,")),
        Arguments.of("one name again and again", filled("", "a: b\n")),
        Arguments.of("many names", many(MOST / 12, i -> "k" + i + ": v\n")),
        Arguments.of("many names in a line", "{" + many(MOST / 12, i -> "k" + i + ": v,")),
        Arguments.of("blanks", filled("", " ")),
        Arguments.of("line ends", filled("", "\n")),
        Arguments.of("tabs", filled("", "\t")),
        Arguments.of("a comment", filled("#", "x")),
        Arguments.of("comments", filled("", "#\n")),
        Arguments.of("anchors", filled("", "&a ")),
        Arguments.of("a long anchor", filled("&", "a")),
        Arguments.of("aliases", filled("a: [", "*a,")),
        Arguments.of("a long tag", filled("!", "a")),
        Arguments.of("a long tag of escapes", filled("!<", "%41")),
        Arguments.of("directives", filled("", "%a\n")),
        Arguments.of("a long version", filled("%YAML ", "1")),
        Arguments.of("documents", filled("", "---\n")),
        Arguments.of("control characters", filled("", "\u0001")),
        Arguments.of("passwords", filled("", "password: x\n")),
        Arguments.of("names without values", filled("", "password ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void endsSoon(String name, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    assertThat(content.length).isLessThanOrEqualTo(MOST);
    Problems problems = new Problems();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(15),
        () -> {
          Input root = Yaml.read("slow.yaml", content, problems);
          Key<String> known = Key.text("known", "Known", "A name.", "", t -> t, t -> t);
          root.get(known, problems);
          root.rejectUnknown(problems);
          assertThat(ProblemText.render(problems.all(), content).length()).isLessThan(500_000);
        },
        name);
  }

  private static String filled(String start, String repeated) {
    return start + repeated.repeat((MOST - start.length()) / repeated.length());
  }

  private static String many(int number, IntFunction<String> each) {
    return IntStream.range(0, number).mapToObj(each).collect(Collectors.joining());
  }
}
