package dev.crashcart.core.config;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * The sentences for broken YAML: what the parser says, in words for an operator, without a piece of
 * the file in it (it may be a secret).
 */
final class YamlSyntax {
  /** For what has no sentence of its own. */
  static final String UNKNOWN =
      "this cannot be read as YAML; look at the indentation, the quotes and the colons of this line"
          + " and the one above.";

  /** Words of the parser's complaint, where to blame, and the sentence. */
  private record Cause(String words, boolean atStart, String sentence) {}

  private static final String OPEN_QUOTE = "the quote that opens here is never closed.";
  private static final String ESCAPE =
      "this backslash begins no known escape; in double quotes write \\\\ for a backslash.";

  /** The first whose words occur counts. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              "\\t(TAB)", false, "a tab stands here; YAML wants blanks: replace it by blanks."),
          new Cause("scalar; found unexpected end of stream", true, OPEN_QUOTE),
          new Cause("scalar; found unexpected document separator", true, OPEN_QUOTE),
          new Cause("found unknown escape", false, ESCAPE),
          new Cause("expected escape sequence", false, ESCAPE),
          new Cause(
              "mapping values are not allowed",
              false,
              "no colon can stand here: the line above lacks its colon or is indented otherwise, or"
                  + " a text that holds a colon lacks its quotes."),
          new Cause(
              "could not find expected ':'",
              true,
              "the name here has no colon behind it; write name: value."),
          new Cause(
              "sequence entries are not allowed",
              false,
              "no list item can stand here; put each on a line of its own below the name."),
          new Cause(
              "found '-'",
              false,
              "a list item stands here among names; indent it below the name it belongs to."),
          new Cause(
              "found ':'",
              false,
              "a name is missing before this colon, or a text that begins with one lacks its quotes."),
          new Cause(
              "expected <block end>",
              false,
              "this does not fit what stands above; check that it is indented like its neighbours"
                  + " and that quotes and colons above are complete."),
          new Cause(
              "cannot start any token",
              false,
              "no text can begin with this character; put the text in quotes."),
          new Cause(
              "scanning a block scalar",
              false,
              "behind | or > nothing else can stand; the text begins on the next line, indented."),
          new Cause("an alias", true, "a text that begins with * needs quotes."),
          new Cause("an anchor", true, "a text that begins with & needs quotes."),
          new Cause("tag", true, "a text that begins with ! needs quotes."),
          new Cause(
              "directive",
              false,
              "a line that begins with % is a directive of YAML; settings need none: take it out."),
          new Cause(
              "YAML document (version",
              false,
              "this file says that it is of another YAML version; take the line %YAML out."),
          new Cause(
              "<document start>",
              false,
              "the settings have ended above, but here is more; is a line indented too far or too"
                  + " little?"));

  private YamlSyntax() {}

  /** The end of reading, with the sentence for what the parser found. */
  static StrictYamlParser.Stop stop(MarkedYAMLException broken, Optional<ScalarEvent> longQuote) {
    String words = words(broken);
    Optional<Mark> start = Optional.ofNullable(broken.getContextMark());
    Mark here = Optional.ofNullable(broken.getProblemMark()).or(() -> start).orElseThrow();
    if (words.contains("expected ',' or '")) {
      return unclosedFlow(words, start.orElse(here), here);
    }
    Optional<Cause> cause = CAUSES.stream().filter(c -> words.contains(c.words)).findFirst();
    Mark place = cause.filter(Cause::atStart).flatMap(c -> start).orElse(here);
    String hint =
        longQuote
            .map(ScalarEvent::getStartMark)
            .map(m -> " Or a quote is not closed: see the one that opens in line " + line(m) + ".")
            .orElse("");
    return at(place, cause.map(Cause::sentence).orElse(UNKNOWN) + hint);
  }

  private static String words(MarkedYAMLException broken) {
    return Optional.ofNullable(broken.getContext()).orElse("")
        + "; "
        + Optional.ofNullable(broken.getProblem()).orElse("");
  }

  private static StrictYamlParser.Stop unclosedFlow(String words, Mark start, Mark here) {
    boolean list = words.contains("'or ']'") || words.contains("']'");
    String open = list ? "[" : "{";
    String close = list ? "]" : "}";
    return words.contains("<stream end>")
        ? at(start, "the " + open + " that opens here is never closed; write " + close + ".")
        : at(
            here,
            "a comma or "
                + close
                + " is missing before this; "
                + open
                + " opens in line "
                + line(start)
                + ".");
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  private static StrictYamlParser.Stop at(Mark mark, String sentence) {
    return new StrictYamlParser.Stop(line(mark), mark.getColumn() + 1, sentence);
  }
}
