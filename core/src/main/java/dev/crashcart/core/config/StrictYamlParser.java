package dev.crashcart.core.config;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Jackson's YAML parser, stricter: it sees every event, so that what Crashcart's format leaves out
 * (aliases, anchors, tags, further documents) is found wherever it stands, and it gives no scalar a
 * type: {@code no}, {@code 012} and {@code 10:30} stay text.
 */
final class StrictYamlParser extends YAMLParser {
  private static final long serialVersionUID = 1L;

  /** Where reading ends: a sentence for the operator and its place. */
  static final class Stop extends IOException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    Stop(int line, int column, String sentence) {
      super(sentence);
      this.line = line;
      this.column = column;
    }

    Place place(String source) {
      return new Place(source, line, column);
    }
  }

  private final transient BiConsumer<Event, String> refused;
  private transient Optional<ScalarEvent> longQuote = Optional.empty();
  private int documents;

  private StrictYamlParser(
      IOContext context, int features, Reader reader, BiConsumer<Event, String> refused) {
    super(context, features, 0, new LoaderOptions(), (ObjectCodec) null, reader);
    this.refused = refused;
  }

  /** A parser of this text; {@code refused} is told of each event that must not be, and why. */
  static StrictYamlParser of(String text, BiConsumer<Event, String> refused) throws IOException {
    return (StrictYamlParser) new Factory(refused).createParser(text);
  }

  /** The event the current token was made of. */
  Event event() {
    return _lastEvent;
  }

  /** Whether the current scalar stands there without quotes. */
  boolean isPlain() {
    return _lastEvent instanceof ScalarEvent scalar && scalar.isPlain();
  }

  @Override
  protected Event getEvent() throws IOException {
    Event event;
    try {
      event = super.getEvent();
    } catch (MarkedYAMLException broken) {
      throw YamlSyntax.stop(broken, longQuote);
    } catch (YAMLException broken) {
      throw new Stop(0, 0, YamlSyntax.UNKNOWN);
    }
    if (event != null) {
      check(event);
    }
    return event;
  }

  private void check(Event event) throws Stop {
    if (event.is(Event.ID.DocumentStart)) {
      documents++;
      if (documents > 1) {
        throw new Stop(
            event.getStartMark().getLine() + 1,
            event.getStartMark().getColumn() + 1,
            "a second document begins here, but settings are one document; take the line --- and"
                + " what follows out.");
      }
    } else if (event.is(Event.ID.Alias)) {
      refused.accept(
          event, "an alias (*) stands here; write the value itself, or quote a text with a *.");
    } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
      refused.accept(event, "an anchor (&) stands here; settings have none: take it out.");
    } else if (tag(event).isPresent()) {
      refused.accept(event, "a tag (!) stands here; settings have none: take it out.");
    }
    if (event instanceof ScalarEvent scalar && !scalar.isPlain() && spansLines(scalar)) {
      longQuote = Optional.of(scalar);
    }
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return Optional.ofNullable(scalar.getTag());
    }
    return event instanceof CollectionStartEvent group
        ? Optional.ofNullable(group.getTag())
        : Optional.empty();
  }

  private static boolean spansLines(ScalarEvent scalar) {
    DumperOptions.ScalarStyle style = scalar.getScalarStyle();
    boolean quoted =
        style == DumperOptions.ScalarStyle.DOUBLE_QUOTED
            || style == DumperOptions.ScalarStyle.SINGLE_QUOTED;
    return quoted && scalar.getStartMark().getLine() != scalar.getEndMark().getLine();
  }

  /** No type is guessed: nothing, or the text as it stands. */
  @Override
  protected JsonToken _decodeScalar(ScalarEvent scalar) {
    _textValue = scalar.getValue();
    _cleanedTextValue = _textValue;
    boolean nothing =
        scalar.isPlain()
            && switch (scalar.getValue()) {
              case "", "~", "null", "Null", "NULL" -> true;
              default -> false;
            };
    return nothing ? JsonToken.VALUE_NULL : JsonToken.VALUE_STRING;
  }

  /** Jackson's factory is the only way to a context for a parser. */
  private static final class Factory extends YAMLFactory {
    private static final long serialVersionUID = 1L;
    private final transient BiConsumer<Event, String> refused;

    Factory(BiConsumer<Event, String> refused) {
      this.refused = refused;
      setStreamReadConstraints(
          StreamReadConstraints.builder()
              .maxStringLength(SourceText.MOST_BYTES)
              .maxNameLength(SourceText.MOST_BYTES)
              .build());
    }

    @Override
    protected YAMLParser _createParser(Reader reader, IOContext context) {
      return new StrictYamlParser(context, _parserFeatures, reader, refused);
    }
  }
}
