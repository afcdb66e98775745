package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a card is called, from its PCI numbers and the list of them that many systems have. */
final class PciNames {
  private static final List<String> LISTS =
      List.of("/usr/share/misc/pci.ids", "/usr/share/hwdata/pci.ids");

  private final Host host;
  private Optional<String> list = Optional.empty();

  PciNames(Host host) {
    this.host = host;
  }

  /** Vendor and device; without the list the driver; empty when nothing is known. */
  Optional<String> find(String folder) throws HostFailure {
    Optional<String> vendor = number(folder + "vendor");
    Optional<String> device = number(folder + "device");
    if (vendor.isPresent() && device.isPresent()) {
      Optional<String> name = named(list(), vendor.get(), device.get());
      if (name.isPresent()) {
        return name;
      }
    }
    return host.read(folder + "uevent")
        .flatMap(
            bytes ->
                new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("DRIVER="))
                    .map(line -> line.substring("DRIVER=".length()))
                    .findFirst());
  }

  /** Read once: it has a megabyte. */
  private String list() throws HostFailure {
    if (list.isEmpty()) {
      Optional<byte[]> content = Optional.empty();
      for (String path : LISTS) {
        content = content.isPresent() ? content : host.read(path);
      }
      list = Optional.of(new String(content.orElse(new byte[0]), StandardCharsets.UTF_8));
    }
    return list.get();
  }

  private Optional<String> number(String path) throws HostFailure {
    return host.read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> text.matches("0x[0-9a-f]{4}"))
        .map(text -> text.substring(2));
  }

  /** The list has vendors at the begin of a line and their devices behind a tab. */
  static Optional<String> named(String list, String vendor, String device) {
    int start = list.startsWith(vendor + "  ") ? 0 : list.indexOf("\n" + vendor + "  ") + 1;
    if (start == 0 && !list.startsWith(vendor + "  ")) {
      return Optional.empty();
    }
    String maker = list.substring(start).lines().findFirst().orElse("").substring(4).strip();
    Optional<String> card =
        list.substring(start)
            .lines()
            .skip(1)
            .takeWhile(line -> line.startsWith("\t") || line.startsWith("#"))
            .filter(line -> line.startsWith("\t" + device + "  "))
            .map(line -> line.substring(5).strip())
            .findFirst();
    return Optional.of(card.map(name -> maker + " " + name).orElse(maker));
  }
}
