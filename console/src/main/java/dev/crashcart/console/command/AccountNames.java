package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Account names from the command line. */
final class AccountNames implements ITypeConverter<AccountName> {
  @Override
  public AccountName convert(String text) {
    try {
      return new AccountName(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(String.valueOf(refused.getMessage()));
    }
  }
}
