package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from the command line. */
final class Numbers implements ITypeConverter<Integer> {
  private static final int MOST = 999_999_999;

  @Override
  public Integer convert(String text) {
    try {
      return Key.readNumber(text, 0, MOST);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(String.valueOf(refused.getMessage()));
    }
  }
}
