package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.system.SystemState.SystemFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Observing and planning host name, hosts(5), time servers and the proxy. */
public final class SystemSection {
  static final String HOSTNAME = "/etc/hostname";
  static final String HOSTS = "/etc/hosts";

  private static final String IN_FORCE = "/proc/sys/kernel/hostname";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private SystemSection() {}

  /** What the system has. */
  public static Seen<SystemState> observe(Host host) throws HostFailure {
    Map<String, SystemFile> files = new HashMap<>();
    for (String path : paths()) {
      Optional<byte[]> content = host.read(path);
      Optional<FileFacts> facts = host.facts(path);
      if (content.isPresent() && facts.isPresent()) {
        String text = new String(content.get(), StandardCharsets.ISO_8859_1);
        files.put(path, new SystemFile(text, facts.get()));
      }
    }
    boolean live = host.runsCommands();
    SystemState state = new SystemState(live, hostname(host), files, services(host));
    return new Seen<>(state, state);
  }

  private static List<String> paths() {
    return List.of(
        HOSTNAME,
        HOSTS,
        TimeServers.TIMESYNCD,
        TimeServers.CHRONY,
        ProxyFiles.MANAGER,
        ProxyFiles.ENVIRONMENT,
        ProxyFiles.APT);
  }

  private static Optional<String> hostname(Host host) throws HostFailure {
    String path = host.kind() == Host.Kind.LIVE ? IN_FORCE : HOSTNAME;
    return host.read(path)
        .map(bytes -> firstLine(new String(bytes, StandardCharsets.ISO_8859_1)))
        .filter(name -> !name.isEmpty());
  }

  /** The name in hostname(5): comments and blank lines do not count. */
  static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .orElse("");
  }

  private static Set<String> services(Host host) throws HostFailure {
    Set<String> active = new HashSet<>();
    if (host.runsCommands() && host.hasCommand("systemctl")) {
      for (String service : TimeServers.SERVICES) {
        List<String> ask = List.of("systemctl", "is-active", service);
        if (host.run(ask, new byte[0], LIMIT).succeeded()) {
          active.add(service);
        }
      }
    }
    return active;
  }

  /**
   * What it takes to have it as wanted; what the settings do not speak of stays as it is.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(SystemSettings desired, Seen<SystemState> seen, Problems problems) {
    return new SystemPlanner(desired, seen.written(), seen.running(), problems).plan();
  }

  /** The settings with the name that the machine has now, where they speak of it. */
  public static SystemSettings adopt(SystemSettings kept, SystemState state) {
    Optional<DnsName> now = state.hostname().flatMap(SystemSection::label);
    return kept.hostname().isPresent() && now.isPresent()
        ? new SystemSettings(now, kept.domain(), kept.ntpServers(), kept.hosts(), kept.proxy())
        : kept;
  }

  /** A host name as settings can hold it: its first label. */
  private static Optional<DnsName> label(String name) {
    try {
      return Optional.of(DnsName.label(name.split("\\.", 2)[0]));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }
}
