package dev.crashcart.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * The builder of an {@link Input} from the parser's tokens. When the file breaks off, what was
 * complete before is kept, so that its problems are shown together with the break.
 */
final class YamlTree {
  /** Deeper is no settings file; the shape of Crashcart's has 6 levels. */
  static final int MOST_LEVELS = 32;

  /** Names and values together. */
  static final int MOST_NODES = 100_000;

  private final String source;
  private final Problems problems;
  private final StrictYamlParser parser;
  private boolean stopped;
  private int nodes;

  private YamlTree(String source, String text, Problems problems) throws IOException {
    this.source = source;
    this.problems = problems;
    this.parser = StrictYamlParser.of(text, this::refuse);
  }

  /** The tree of one document; an empty one when there is nothing. */
  static Input of(String source, String text, Problems problems) {
    Place top = new Place(source, 1, 1);
    try {
      return new YamlTree(source, text, problems).root(top);
    } catch (IOException broken) {
      problems.error("", top, YamlSyntax.UNKNOWN);
      return Input.empty(top);
    }
  }

  private Input root(Place top) {
    Optional<JsonToken> first = advance();
    if (first.isEmpty() || first.get() == JsonToken.VALUE_NULL) {
      advance();
      return Input.empty(top);
    }
    Place place = place();
    Optional<Input> root = value(first.get(), "", place, 1);
    advance();
    if (root.isPresent() && root.get().shape() == Input.Shape.ENTRIES) {
      return root.get();
    }
    boolean list = root.isPresent() && root.get().shape() == Input.Shape.LIST;
    problems.error(
        "",
        place,
        (list ? "the file is a list" : "the file is one text")
            + "; settings are lines of the shape name: value.");
    return Input.empty(top);
  }

  /** The node whose first token is the current one; empty when nothing of it can be used. */
  private Optional<Input> value(JsonToken token, String key, Place name, int level) {
    Place place = place();
    if (level > MOST_LEVELS) {
      return stop(place, "settings are at most " + MOST_LEVELS + " levels deep.");
    }
    return switch (token) {
      case START_OBJECT -> Optional.of(Input.entries(key, group(key, level), place, name));
      case START_ARRAY -> Optional.of(Input.list(key, list(key, level), place, name));
      case VALUE_NULL -> Optional.of(Input.nothing(key, place, name));
      default ->
          parser.isCurrentAlias()
              ? Optional.empty()
              : Optional.of(Input.text(key, text(), place, name));
    };
  }

  private Map<String, Input> group(String key, int level) {
    Map<String, Input> entries = new LinkedHashMap<>();
    Optional<JsonToken> token = advance();
    while (token.isPresent() && token.get() == JsonToken.FIELD_NAME) {
      String name = text();
      Place place = place();
      boolean good = isGoodName(name, key, place);
      String full = KeyPath.join(key, name);
      Optional<Input> value = advance().flatMap(first -> value(first, full, place, level + 1));
      Input before = entries.get(name);
      if (before != null) {
        problems.error(
            full,
            place,
            "is written twice; it stands in line "
                + before.namePlace().line()
                + " already. Take one of the two out.");
      } else if (good) {
        value.ifPresent(v -> entries.put(name, v));
      }
      token = advance();
    }
    return entries;
  }

  private List<Input> list(String key, int level) {
    List<Input> items = new ArrayList<>();
    Optional<JsonToken> token = advance();
    while (token.isPresent() && token.get() != JsonToken.END_ARRAY) {
      value(token.get(), key, place(), level + 1).ifPresent(items::add);
      token = advance();
    }
    return items;
  }

  private boolean isGoodName(String name, String key, Place place) {
    Optional<String> refusal = YamlNames.refusal(name, parser.isPlain());
    refusal.ifPresent(sentence -> problems.error(key, place, sentence));
    return refusal.isEmpty();
  }

  /** The next token; empty at the end, be it a good one or not. */
  private Optional<JsonToken> advance() {
    if (stopped) {
      return Optional.empty();
    }
    try {
      Optional<JsonToken> token = Optional.ofNullable(parser.nextToken());
      nodes += token.filter(JsonToken::isStructEnd).isPresent() ? 0 : 1;
      return nodes <= MOST_NODES
          ? token
          : stop(place(), "settings have at most " + MOST_NODES + " names and values.");
    } catch (StrictYamlParser.Stop broken) {
      return stop(broken.place(source), broken.getMessage());
    } catch (JsonProcessingException noName) {
      // Jackson's only complaint beyond the parser's own: something but a scalar as a name.
      stopped = parser.event().is(Event.ID.Alias);
      return stopped
          ? Optional.empty()
          : stop(place(), "only one name can stand before a colon, no list and no group.");
    } catch (IOException | RuntimeException unknown) {
      return stop(place(), YamlSyntax.UNKNOWN);
    }
  }

  private <T> Optional<T> stop(Place place, String sentence) {
    stopped = true;
    problems.error("", place, sentence);
    return Optional.empty();
  }

  private void refuse(Event event, String sentence) {
    problems.error("", place(event.getStartMark()), sentence);
  }

  private String text() {
    return ((ScalarEvent) parser.event()).getValue();
  }

  private Place place() {
    Event event = parser.event();
    return event == null ? new Place(source, 1, 1) : place(event.getStartMark());
  }

  private Place place(Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
