package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The network in force: what ip(8) prints, sysfs, and resolv.conf(5). It only looks. */
final class KernelObservation {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String RESOLV_CONF = "/etc/resolv.conf";

  /** The servers that systemd-resolved asks, while programs ask only itself. */
  private static final String UPSTREAM = "/run/systemd/resolve/resolv.conf";

  private final Host host;
  private final PciNames names;

  KernelObservation(Host host) {
    this.host = host;
    this.names = new PciNames(host);
  }

  /** Everything; {@link KernelState#none()} where no system runs or there is no {@code ip}. */
  KernelState state() throws HostFailure {
    if (!host.runsCommands() || !host.hasCommand("ip")) {
      return KernelState.none();
    }
    List<JsonObject> links = ask("-details", "link", "show");
    Set<String> cards = new HashSet<>();
    for (JsonObject link : links) {
      String name = link.text("ifname").orElse("");
      if (host.facts("/sys/class/net/" + name + "/device").isPresent()) {
        cards.add(name);
      }
    }
    KernelReading reading = new KernelReading(links, ask("address", "show"), cards);
    List<KernelLink> read = new ArrayList<>();
    for (KernelLink link : reading.links()) {
      read.add(link.isPhysical() ? withCard(link) : link);
    }
    List<KernelRoute> routes = new ArrayList<>(KernelReading.routes(ask("route", "show"), true));
    routes.addAll(KernelReading.routes(ask("-6", "route", "show"), false));
    List<String> resolver = resolver();
    return new KernelState(read, routes, nameservers(resolver), searchDomains(resolver));
  }

  private List<JsonObject> ask(String... words) throws HostFailure {
    List<String> command = new ArrayList<>(List.of("ip", "-json"));
    command.addAll(Arrays.asList(words));
    if (command.contains("route")) {
      command.addAll(List.of("table", "main"));
    }
    CommandResult result = host.run(command, new byte[0], LIMIT);
    if (!result.succeeded()) {
      throw new HostFailure(
          "ip could not tell the state of the network: "
              + result.errors().lines().findFirst().orElse("status " + result.exit())
              + ".");
    }
    // A machine without IPv6 prints nothing at all.
    String text = result.output().isBlank() ? "[]" : result.output();
    return Json.readObjects(text)
        .orElseThrow(
            () ->
                new HostFailure(
                    "ip printed something else than its state as JSON; is it iproute2?"));
  }

  private KernelLink withCard(KernelLink link) throws HostFailure {
    String folder = "/sys/class/net/" + link.name() + "/";
    Optional<Integer> speed =
        link.carrier()
            ? text(folder + "speed")
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
            : Optional.empty();
    return link.withCard(speed, names.find(folder + "device/"));
  }

  private Optional<String> text(String path) {
    try {
      return host.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (HostFailure noAnswer) {
      // The kernel refuses the speed of a card that is switched off: EINVAL.
      return Optional.empty();
    }
  }

  private List<String> resolver() throws HostFailure {
    List<String> lines = lines(RESOLV_CONF);
    List<IpAddress> asked = nameservers(lines);
    boolean local = !asked.isEmpty() && asked.stream().allMatch(IpAddress::isLoopback);
    List<String> upstream = local ? lines(UPSTREAM) : List.of();
    return upstream.isEmpty() ? lines : upstream;
  }

  private List<String> lines(String path) throws HostFailure {
    return host.read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static List<IpAddress> nameservers(List<String> lines) {
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 1 && words[0].equals("nameserver"))
        .flatMap(words -> IpAddress.find(words[1].split("%", 2)[0]).stream())
        .distinct()
        .toList();
  }

  /** The last of the lines counts, resolv.conf(5). */
  private static List<String> searchDomains(List<String> lines) {
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[0].equals("search") || words[0].equals("domain"))
        .reduce((first, last) -> last)
        .map(words -> Arrays.asList(words).subList(1, words.length))
        .orElse(List.of())
        .stream()
        .filter(domain -> !domain.equals("."))
        .toList();
  }
}
