package dev.crashcart.console.command;

import dev.crashcart.core.ssh.SshName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of key pairs and connections from the command line. */
final class SshNames implements ITypeConverter<SshName> {
  @Override
  public SshName convert(String text) {
    try {
      return new SshName(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(String.valueOf(refused.getMessage()));
    }
  }
}
