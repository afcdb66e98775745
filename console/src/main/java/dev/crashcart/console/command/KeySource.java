package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.KeyAddress;
import dev.crashcart.core.accounts.KeyReading;
import dev.crashcart.core.accounts.KeyReading.Fault;
import dev.crashcart.core.apply.AuthorizedKeysDesk;
import dev.crashcart.core.apply.FoundKeys;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * An account, and where the public keys for it come from: exactly one of four. A public key is no
 * secret.
 */
final class KeySource {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      converter = AccountNames.class,
      description = "The name of the account.")
  private AccountName name = AccountName.ADMIN;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY",
      description = "The key itself, as its file *.pub has it.")
  private List<String> words = List.of();

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description =
          "A file of the machine, such as one on a mounted stick; of a folder its files *.pub.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description =
          "https://host/ann.keys, github:ann or gitlab:ann. What came is shown before anything is"
              + " added; without a terminal say --yes.")
  private Optional<String> url = Optional.empty();

  @Option(names = "--stdin", description = "Read the keys from standard input, one a line.")
  private boolean stdin;

  /** What is done with the keys; {@code told} are the lines that are passed over. */
  @FunctionalInterface
  interface Then {
    Reply go(List<PublicKeyLine> keys, List<String> told) throws HostFailure;
  }

  AccountName name() {
    return name;
  }

  /** Whether they come from the web, so that a person looks at them first. */
  boolean isAddress() {
    return url.isPresent();
  }

  /** Finds the keys and goes on; without any, and for a bad line that was typed, it ends. */
  Reply find(Session session, Then then) throws HostFailure {
    if (sources() != 1) {
      return Reply.usage(
          "Say where the keys come from, once: the KEY itself, --file PATH, --url ADDRESS, or"
              + " --stdin.");
    }
    AuthorizedKeysDesk desk = session.appliance().sshDesk().authorizedKeys();
    if (file.isPresent()) {
      return chosen(desk.readFile(Path.of(file.get()).toAbsolutePath().toString()), then);
    }
    if (url.isPresent()) {
      KeyAddress address;
      try {
        address = KeyAddress.of(url.get());
      } catch (IllegalArgumentException refused) {
        return Reply.usage(sentence(String.valueOf(refused.getMessage())));
      }
      return chosen(List.of(desk.fetch(address)), then);
    }
    KeyReading reading = AuthorizedKeysDesk.read(stdin ? given(session) : typed());
    return reading.faults().isEmpty()
        ? then.go(reading.keys(), List.of())
        : Reply.problem("", faults("", reading.faults()) + " Nothing was changed.");
  }

  private long sources() {
    return Stream.of(file.isPresent(), url.isPresent(), stdin, !words.isEmpty())
        .filter(given -> given)
        .count();
  }

  private byte[] typed() {
    return String.join(" ", words).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] given(Session session) throws HostFailure {
    try {
      return session.input().readNBytes(KeyReading.MOST_BYTES + 1);
    } catch (IOException broken) {
      throw new HostFailure("Standard input cannot be read: " + broken.getMessage(), broken);
    }
  }

  private static Reply chosen(List<FoundKeys> found, Then then) throws HostFailure {
    List<PublicKeyLine> keys = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (FoundKeys one : found) {
      one.reading().keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
      if (!one.reading().faults().isEmpty()) {
        told.add(faults(one.source() + ": ", one.reading().faults()));
      }
    }
    return keys.isEmpty()
        ? Reply.problem("", String.join(" ", told) + " Nothing was changed.")
        : then.go(keys, told);
  }

  private static String faults(String source, List<Fault> faults) {
    return String.join(
        " ",
        faults.stream()
            .map(fault -> source.isEmpty() ? sentence(fault.toString()) : ended(source + fault))
            .toList());
  }

  private static String sentence(String text) {
    return ended(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
  }

  private static String ended(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
