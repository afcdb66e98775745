package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Kinds of key pairs from the command line. */
final class KeyKinds implements ITypeConverter<KeyKind> {
  /** Their words, for completion. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  @Override
  public KeyKind convert(String text) {
    return KeyKind.find(text)
        .filter(KeyKind.FOR_PEOPLE::contains)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    Key.quote(text)
                        + " is not one of "
                        + words().stream().collect(Collectors.joining(", "))
                        + "."));
  }

  private static List<String> words() {
    return KeyKind.FOR_PEOPLE.stream().map(KeyKind::word).toList();
  }
}
