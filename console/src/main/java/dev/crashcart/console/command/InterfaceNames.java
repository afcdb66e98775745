package dev.crashcart.console.command;

import dev.crashcart.core.network.InterfaceName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of interfaces from the command line. */
final class InterfaceNames implements ITypeConverter<InterfaceName> {
  @Override
  public InterfaceName convert(String text) {
    try {
      return new InterfaceName(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(String.valueOf(refused.getMessage()));
    }
  }
}
