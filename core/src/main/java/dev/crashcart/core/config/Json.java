package dev.crashcart.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON writer, a reader for one flat line of the audit log, and one for what other programs
 * print (RFC 8259).
 *
 * <p>A tree is made of {@link Map} with text keys, {@link List}, {@link String}, {@link Number},
 * {@link Boolean} and {@link Optional} (an empty one is {@code null}); a {@link Secret} is written
 * as its mask, a {@link JsonObject} as its members. The order of a map is the order of the
 * document: use a {@link LinkedHashMap}. What a terminal would obey (C0, DEL, C1) is always
 * escaped, so that a document can be shown as it is.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build()
          .setCharacterEscapes(new TerminalSafe());

  /** For what others wrote: of a name that stands twice the last one counts. */
  private static final JsonFactory TOLERANT = new JsonFactory();

  private Json() {}

  /** One document for people and programs: two blanks a level, ended by a line end. */
  public static String document(Object tree) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return written(tree, Optional.of(printer)) + "\n";
  }

  /** One object on one line, without a line end. */
  public static String line(Map<String, ?> object) {
    return written(object, Optional.empty());
  }

  /**
   * The members of one flat object, in their order: {@link String}, {@link Long}, {@link Boolean}
   * or a list of strings each. Empty when the text is anything else: no JSON, cut, a nested object,
   * a fraction, {@code null}, a name written twice, something behind the object.
   */
  public static Optional<Map<String, Object>> readObject(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        Optional<?> value = value(parser);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        members.put(name, value.get());
      }
      return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /**
   * The objects in a list, as {@code ip -json} prints one; members that are {@code null} or a
   * fraction are left out. Empty when the text is anything else than such a list.
   */
  public static Optional<List<JsonObject>> readObjects(String text) {
    try (JsonParser parser = TOLERANT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      List<JsonObject> objects = new ArrayList<>();
      for (Object item : items(parser)) {
        if (!(item instanceof JsonObject object)) {
          return Optional.empty();
        }
        objects.add(object);
      }
      return parser.nextToken() == null ? Optional.of(List.copyOf(objects)) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      node(parser).ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  private static Optional<?> node(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> Optional.of(object(parser));
      case START_ARRAY -> Optional.of(items(parser));
      case VALUE_NUMBER_FLOAT, VALUE_NULL -> Optional.empty();
      default -> value(parser);
    };
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      node(parser).ifPresent(value -> members.put(name, value));
    }
    return new JsonObject(Collections.unmodifiableMap(members));
  }

  private static Optional<?> value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getBooleanValue());
      case VALUE_NUMBER_INT -> Optional.of(parser.getLongValue());
      case START_ARRAY -> texts(parser);
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> texts(JsonParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(parser.getText());
    }
    return parser.currentToken() == JsonToken.END_ARRAY
        ? Optional.of(List.copyOf(texts))
        : Optional.empty();
  }

  private static String written(Object tree, Optional<DefaultPrettyPrinter> printer) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      printer.ifPresent(generator::setPrettyPrinter);
      write(generator, tree);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(JsonGenerator generator, Object node) throws IOException {
    if (node instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        generator.writeFieldName(whole(String.valueOf(member.getKey())));
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (node instanceof JsonObject object) {
      write(generator, object.members());
    } else if (node instanceof List<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        write(generator, item);
      }
      generator.writeEndArray();
    } else if (node instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        write(generator, optional.get());
      } else {
        generator.writeNull();
      }
    } else {
      writeScalar(generator, node);
    }
  }

  private static void writeScalar(JsonGenerator generator, Object node) throws IOException {
    if (node instanceof String text) {
      generator.writeString(whole(text));
    } else if (node instanceof Secret) {
      generator.writeString(Secret.MASK);
    } else if (node instanceof Boolean yesNo) {
      generator.writeBoolean(yesNo);
    } else if (node instanceof Number number) {
      generator.writeNumber(new BigDecimal(number.toString()));
    } else {
      throw new IllegalArgumentException("no JSON for " + node.getClass().getName());
    }
  }

  /** The text with each half of a surrogate pair that stands alone replaced: UTF-8 has none. */
  private static String whole(String text) {
    return text.codePoints().noneMatch(Json::isHalf)
        ? text
        : text.codePoints()
            .map(c -> isHalf(c) ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
