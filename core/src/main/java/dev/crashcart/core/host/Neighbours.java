package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has an address on a link, asked through the kernel's own neighbour table, ip-neighbour(8): an
 * entry that is put there {@code use}d makes the kernel ask, for either family, whether or not this
 * machine has an address in that network. No further program is needed (there are two programs
 * called arping, with different options).
 */
final class Neighbours {
  private static final Duration RUN_LIMIT = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 50;
  private static final Pattern MAC = Pattern.compile("\\blladdr ([0-9a-fA-F:]+)");

  /** What the kernel says once nobody has answered (NUD_FAILED). */
  private static final String FAILED = "FAILED";

  private final Host host;

  Neighbours(Host host) {
    this.host = host;
  }

  ProbeAnswer whoHas(String address, String device, Duration limit) throws HostFailure {
    if (!host.hasCommand("ip")) {
      return ProbeAnswer.of(Kind.UNABLE, Duration.ZERO, "there is no program ip");
    }
    Stopwatch watch = Stopwatch.start();
    // What the kernel remembers from before may be somebody who has left.
    ip("del", address, device);
    CommandResult asked =
        host.run(
            List.of("ip", "neigh", "replace", address, "dev", device, "use"),
            new byte[0],
            RUN_LIMIT);
    if (!asked.succeeded()) {
      return watch.answer(Kind.UNABLE, asked.errors().strip());
    }
    try {
      return await(address, device, watch, limit);
    } finally {
      ip("del", address, device);
    }
  }

  private ProbeAnswer await(String address, String device, Stopwatch watch, Duration limit)
      throws HostFailure {
    while (watch.took().compareTo(limit) < 0) {
      String entry = shown(address, device);
      Optional<String> mac = mac(entry);
      if (mac.isPresent()) {
        return watch.answer(Kind.ANSWERED, mac.get());
      }
      if (entry.contains(FAILED)) {
        return watch.answer(Kind.SILENT, "");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new HostFailure(
            "Looking for " + address + " was stopped: the work was interrupted.", stopped);
      }
    }
    return watch.answer(Kind.SILENT, "");
  }

  /** The hardware address in {@code 192.0.2.9 lladdr 52:54:00:12:34:56 REACHABLE}. */
  static Optional<String> mac(String entry) {
    Matcher found = MAC.matcher(entry);
    return entry.contains(FAILED) || !found.find()
        ? Optional.empty()
        : Optional.of(found.group(1).toLowerCase(java.util.Locale.ROOT));
  }

  private String shown(String address, String device) throws HostFailure {
    List<String> command = List.of("ip", "neigh", "show", "to", address, "dev", device);
    return host.run(command, new byte[0], RUN_LIMIT).output();
  }

  /** An entry that is not there cannot be removed, which is as well. */
  private void ip(String verb, String address, String device) throws HostFailure {
    host.run(List.of("ip", "neigh", verb, address, "dev", device), new byte[0], RUN_LIMIT);
  }
}
