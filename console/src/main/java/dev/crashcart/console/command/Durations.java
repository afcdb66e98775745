package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as people write them: {@code 60}, {@code 60s}, {@code 5m}, {@code 1h}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh]?)");
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofHours(24);

  @Override
  public Duration convert(String text) {
    return within(text, LEAST, MOST, "between 5 seconds and 24 hours");
  }

  /**
   * The length of time that a text means.
   *
   * @param range both ends in words
   */
  static Duration within(String text, Duration least, Duration most, String range) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          Key.quote(text) + " is not a length of time; write seconds, or 60s, 5m, 1h.");
    }
    long number = Long.parseLong(form.group(1));
    Duration length =
        switch (form.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofSeconds(number);
        };
    if (length.compareTo(least) < 0 || length.compareTo(most) > 0) {
      throw new TypeConversionException(Key.quote(text) + " is not " + range + ".");
    }
    return length;
  }
}
