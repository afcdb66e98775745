package dev.crashcart.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting as people see it: the same definition feeds the file, the form, the command line, the
 * completion, the schema and the manual. It stands as a constant beside the record it belongs to.
 *
 * <p>A reader refuses a bad text by {@link IllegalArgumentException} whose message is the sentence
 * the operator will read; {@link Input#get} is the only place that catches it.
 *
 * @param name the last part of the dotted key, kebab-case, such as {@code password-enabled}
 * @param label what stands before the field, such as {@code Password sign-in}
 * @param help one or two sentences for the operator
 * @param defaultValue the value when nothing is written; defaults are not written to the file
 * @param kind how it is asked for
 * @param choices the allowed texts when {@code kind} is CHOICE, else empty
 * @param reader text to value
 * @param shower value to the text that {@code reader} reads back to an equal value
 */
public record Key<T>(
    String name,
    String label,
    String help,
    T defaultValue,
    Kind kind,
    List<String> choices,
    Function<String, T> reader,
    Function<T, String> shower) {

  /** How a setting is asked for. */
  public enum Kind {
    TEXT,
    NUMBER,
    YES_NO,
    CHOICE,
    SECRET,
    /** Several texts: a list in a file, elsewhere one line with commas or blanks between them. */
    LIST,
    /** Several lines of text, each of which may hold anything: a list in a file. */
    LINES;

    /** Whether a file has a list for it. */
    public boolean isList() {
      return this == LIST || this == LINES;
    }

    /** The values of one text that holds them all. */
    List<String> parts(String text) {
      return this == LIST ? Key.parts(text) : text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The one text that holds them all. */
    public String joined(List<String> values) {
      return String.join(this == LINES ? "\n" : ", ", values);
    }
  }

  /** A setting that is a line of text or has a type of its own. */
  public static <T> Key<T> text(
      String name,
      String label,
      String help,
      T defaultValue,
      Function<String, T> reader,
      Function<T, String> shower) {
    return new Key<>(name, label, help, defaultValue, Kind.TEXT, List.of(), reader, shower);
  }

  /** A setting that may be left out; an absent one is {@link Optional#empty()}. */
  public static <T> Key<Optional<T>> optional(
      String name,
      String label,
      String help,
      Kind kind,
      Function<String, T> reader,
      Function<T, String> shower) {
    return new Key<>(
        name,
        label,
        help,
        Optional.empty(),
        kind,
        List.of(),
        text -> Optional.of(reader.apply(text)),
        value -> value.map(shower).orElse(""));
  }

  /** A setting that is on or off. */
  public static Key<Boolean> yesNo(String name, String label, String help, boolean defaultValue) {
    return new Key<>(
        name,
        label,
        help,
        defaultValue,
        Kind.YES_NO,
        List.of("true", "false"),
        Key::readYesNo,
        String::valueOf);
  }

  /** A whole number between two bounds, both allowed. */
  public static Key<Integer> number(
      String name, String label, String help, int defaultValue, int least, int most) {
    return new Key<>(
        name,
        label,
        help,
        defaultValue,
        Kind.NUMBER,
        List.of(),
        text -> readNumber(text, least, most),
        String::valueOf);
  }

  /** One of the constants of an enum, written in kebab-case. */
  public static <E extends Enum<E>> Key<Optional<E>> choice(
      String name, String label, String help, Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Key::kebab).toList();
    return new Key<>(
        name,
        label,
        help,
        Optional.empty(),
        Kind.CHOICE,
        words,
        text -> Optional.of(readChoice(text, words, type)),
        value -> value.map(Key::kebab).orElse(""));
  }

  /** One of some values, each with a word of its own; none by default. */
  public static <T> Key<Optional<T>> choice(
      String name, String label, String help, List<T> values, Function<T, String> word) {
    List<String> words = values.stream().map(word).toList();
    return new Key<>(
        name,
        label,
        help,
        Optional.empty(),
        Kind.CHOICE,
        words,
        text -> Optional.of(values.get(indexOf(text, words))),
        value -> value.map(word).orElse(""));
  }

  /** One of the constants of an enum, which has a default. */
  public static <E extends Enum<E>> Key<E> choice(
      String name, String label, String help, E defaultValue) {
    Class<E> type = defaultValue.getDeclaringClass();
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Key::kebab).toList();
    return new Key<>(
        name,
        label,
        help,
        defaultValue,
        Kind.CHOICE,
        words,
        text -> readChoice(text, words, type),
        Key::kebab);
  }

  /**
   * Several values in their order, none by default. The text of one holds neither a comma nor a
   * blank.
   */
  public static <T> Key<List<T>> list(
      String name,
      String label,
      String help,
      Function<String, T> reader,
      Function<T, String> shower) {
    return new Key<>(
        name,
        label,
        help,
        List.of(),
        Kind.LIST,
        List.of(),
        text -> parts(text).stream().map(reader).toList(),
        values -> values.stream().map(shower).collect(Collectors.joining(", ")));
  }

  /** Several lines in their order, none by default; one may hold blanks and commas. */
  public static <T> Key<List<T>> lines(
      String name,
      String label,
      String help,
      Function<String, T> reader,
      Function<T, String> shower) {
    return new Key<>(
        name,
        label,
        help,
        List.of(),
        Kind.LINES,
        List.of(),
        text -> Kind.LINES.parts(text).stream().map(reader).toList(),
        values -> Kind.LINES.joined(values.stream().map(shower).toList()));
  }

  /** A setting that is on, off, or left to the system, which is the default. */
  public static Key<Optional<Boolean>> yesNoOrLeft(String name, String label, String help) {
    return new Key<>(
        name,
        label,
        help,
        Optional.empty(),
        Kind.CHOICE,
        List.of("true", "false"),
        text -> Optional.of(readYesNo(text)),
        value -> value.map(String::valueOf).orElse(""));
  }

  /** The texts of a list that was written on one line. */
  public static List<String> parts(String line) {
    return Arrays.stream(line.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
  }

  /** Whether its value is masked wherever a person looks. */
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** The text of a value as it stands in the file; empty for an absent optional one. */
  public String show(T value) {
    return shower.apply(value);
  }

  /** The text of a value for people: a secret is masked. */
  public String display(T value) {
    String text = show(value);
    return isSecret() && !text.isEmpty() ? Secret.MASK : text;
  }

  /**
   * Reads a whole number in plain decimal digits.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static int readNumber(String text, int least, int most) {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          quote(text) + " is not a whole number between " + least + " and " + most + ".");
    }
    if (text.matches("-?0[0-9]+")) {
      throw new IllegalArgumentException(
          quote(text)
              + " begins with a zero, which some programs read as octal; write "
              + Integer.parseInt(text)
              + ".");
    }
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(text + " is not between " + least + " and " + most + ".");
    }
    return number;
  }

  private static boolean readYesNo(String text) {
    return switch (text) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw new IllegalArgumentException(
              quote(text) + " is neither true nor false; write one of the two.");
    };
  }

  private static <E extends Enum<E>> E readChoice(String text, List<String> words, Class<E> type) {
    return type.getEnumConstants()[indexOf(text, words)];
  }

  private static int indexOf(String text, List<String> words) {
    int index = words.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(
          quote(text) + " is not one of " + String.join(", ", words) + ".");
    }
    return index;
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The operator's own text in quotes, cut where it is very long, control characters made visible.
   */
  public static String quote(String text) {
    String shown =
        text.codePointCount(0, text.length()) > 60
            ? text.substring(0, text.offsetByCodePoints(0, 57)) + "..."
            : text;
    StringBuilder visible = new StringBuilder("\"");
    shown
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                visible.append(String.format("\\u%04x", c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.append('"').toString();
  }
}
