package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.KeyAddress;
import dev.crashcart.core.accounts.KeyReading;
import dev.crashcart.core.accounts.KeyReading.Fault;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.WebReader;
import dev.crashcart.core.host.WebText;
import dev.crashcart.core.system.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where public keys come from besides the keyboard: files and folders, and the web. */
final class KeySources {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int MOST_FILES = 100;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Host host;

  KeySources(Host host) {
    this.host = host;
  }

  /** The keys in a file; of a folder those in its {@code *.pub} and {@code authorized_keys}. */
  List<FoundKeys> inFiles(String path) throws HostFailure {
    FileFacts facts =
        host.facts(path)
            .orElseThrow(
                () ->
                    new HostFailure(
                        "There is no "
                            + path
                            + " on "
                            + host.description()
                            + ". Is the stick mounted? See: findmnt"));
    if (!facts.folder()) {
      return List.of(inFile(path));
    }
    List<FoundKeys> found = new ArrayList<>();
    for (String name : host.names(path)) {
      boolean holdsKeys = name.endsWith(".pub") || name.equals("authorized_keys");
      if (holdsKeys && found.size() < MOST_FILES) {
        found.add(inFile(path.replaceFirst("/+$", "") + "/" + name));
      }
    }
    if (found.isEmpty()) {
      throw new HostFailure(
          path + " holds no file whose name ends in .pub, and no authorized_keys. Name the file.");
    }
    return found;
  }

  private FoundKeys inFile(String path) throws HostFailure {
    byte[] content =
        host.read(path).orElseThrow(() -> new HostFailure(path + " is there no more."));
    return new FoundKeys(path, KeyReading.of(content));
  }

  /** The keys at an address; at most 15 seconds. */
  FoundKeys at(KeyAddress address, Proxy proxy) throws HostFailure {
    WebText text =
        WebReader.of(host)
            .read(
                address.uri(),
                target -> NetworkDesk.proxy(proxy, target),
                KeyReading.MOST_BYTES,
                LIMIT);
    return new FoundKeys(
        text.address(),
        refusal(text)
            .map(why -> new KeyReading(List.of(), List.of(new Fault(0, why))))
            .orElseGet(() -> KeyReading.of(text.content())));
  }

  private static Optional<String> refusal(WebText text) {
    String begin =
        new String(text.content(), StandardCharsets.UTF_8)
            .stripLeading()
            .lines()
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    if (text.status() == NOT_FOUND) {
      return Optional.of("there is nothing at " + text.address() + " (404). Look at the name.");
    }
    if (text.status() != OK) {
      return Optional.of(
          text.address() + " answered with the status " + text.status() + " and no keys.");
    }
    if (text.type().toLowerCase(Locale.ROOT).startsWith("text/html") || begin.startsWith("<")) {
      return Optional.of(
          "what came is a web page, not a list of keys. Give the address of the keys themselves,"
              + " such as https://host/ann.keys");
    }
    return text.content().length == 0
        ? Optional.of(text.address() + " is empty: nobody put keys there.")
        : Optional.empty();
  }
}
