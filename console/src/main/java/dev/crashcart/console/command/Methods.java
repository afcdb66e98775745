package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.config.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The ways to sign in, as they stand in the settings file. */
final class Methods implements ITypeConverter<Method> {
  @Override
  public Method convert(String text) {
    try {
      return AccountsSettings.METHOD.reader().apply(text).orElseThrow();
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(
          refused.getMessage()
              + Nearest.to(text, AccountsSettings.METHOD.choices())
                  .map(near -> " Did you mean " + near + "?")
                  .orElse(""));
    }
  }
}
