package dev.crashcart.core.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The writer of a tree as YAML in block style, in the tree's own order but {@code format} first.
 *
 * <p>A text stands without quotes only if readers of YAML 1.1 and of 1.2 both take it for what it
 * is; everything else stands in double quotes, on one line however long it is.
 */
final class YamlWriter {
  private static final Pattern SAFE_WORD = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
  private static final Pattern YES_NO = Pattern.compile("true|false");
  private static final Set<String> TAKEN =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
  private static final String FIRST = "format";

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** The text of a tree whose root is a group. */
  static String write(Input tree) {
    if (tree.shape() != Input.Shape.ENTRIES) {
      throw new IllegalArgumentException("the root of a settings file is a group");
    }
    if (tree.children().isEmpty()) {
      return "{}\n";
    }
    YamlWriter writer = new YamlWriter();
    Input format = tree.children().get(FIRST);
    if (format != null) {
      writer.entry(FIRST, format, 0);
    }
    for (Map.Entry<String, Input> entry : tree.children().entrySet()) {
      if (!entry.getKey().equals(FIRST)) {
        writer.entry(entry.getKey(), entry.getValue(), 0);
      }
    }
    return writer.out.toString();
  }

  private void entry(String name, Input value, int level) {
    indent(level).append(isWord(name) ? name : quoted(name)).append(':');
    value(value, level);
  }

  private void value(Input value, int level) {
    switch (value.shape()) {
      case NOTHING -> out.append(" null\n");
      case TEXT -> out.append(' ').append(scalar(value.text())).append('\n');
      case ENTRIES -> {
        out.append(value.children().isEmpty() ? " {}\n" : "\n");
        value.children().forEach((name, child) -> entry(name, child, level + 1));
      }
      case LIST -> {
        out.append(value.items().isEmpty() ? " []\n" : "\n");
        for (Input item : value.items()) {
          indent(level + 1).append('-');
          value(item, level + 1);
        }
      }
    }
  }

  private StringBuilder indent(int level) {
    return out.append("  ".repeat(level));
  }

  private static boolean isWord(String text) {
    return SAFE_WORD.matcher(text).matches() && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
  }

  private static String scalar(String text) {
    boolean plain =
        isWord(text) || NUMBER.matcher(text).matches() || YES_NO.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (isPrintable(c)) {
          yield Character.toString(c);
        }
        yield String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c);
      }
    };
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
