package dev.crashcart.core.network.networkd;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.Desired;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.NetworkBackEnd;
import dev.crashcart.core.network.NetworkFile;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.plan.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * systemd-networkd(8): a .network file for each interface, a .netdev file for each that is made
 * (systemd.network(5), systemd.netdev(5)), and a drop-in for systemd-resolved (resolved.conf(5)).
 *
 * <p>Of several files that match an interface networkd takes the first by name alone; ours begin
 * with 05, before those of cloud-init and netplan.
 */
public final class NetworkdBackEnd implements NetworkBackEnd {
  static final String FOLDER = "/etc/systemd/network";
  static final String PREFIX = "05-crashcart-";
  static final String RESOLVED = "/etc/systemd/resolved.conf.d/50-crashcart.conf";

  private static final String SERVICE = "systemd-networkd";
  private static final String ENABLED =
      "/etc/systemd/system/multi-user.target.wants/systemd-networkd.service";
  private static final String PROGRAM = "/lib/systemd/systemd-networkd";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final FileFacts FACTS = FileFacts.file(0644, 0, 0);

  @Override
  public BackEndName name() {
    return BackEndName.NETWORKD;
  }

  @Override
  public boolean runs(Host host) throws HostFailure {
    if (!host.runsCommands()) {
      return host.facts(ENABLED).isPresent();
    }
    return host.hasCommand("systemctl")
        && host.run(List.of("systemctl", "is-active", SERVICE), new byte[0], LIMIT).succeeded();
  }

  /** Whether the program is there at all. */
  static boolean isInstalled(Host host) throws HostFailure {
    return host.facts(PROGRAM).isPresent();
  }

  @Override
  public BackEndFiles observe(Host host) throws HostFailure {
    Map<String, String> own = new HashMap<>();
    List<ForeignFile> foreign = new ArrayList<>();
    for (String name : host.names(FOLDER)) {
      String path = FOLDER + "/" + name;
      if (name.startsWith(PREFIX)) {
        host.read(path).ifPresent(bytes -> own.put(path, text(bytes)));
      } else if (name.endsWith(".network") && name.compareTo(PREFIX) < 0) {
        // Only what sorts before ours wins over them, so it must be set aside.
        foreign.addAll(foreign(host, path));
      }
    }
    host.read(RESOLVED).ifPresent(bytes -> own.put(RESOLVED, text(bytes)));
    return new BackEndFiles(own, foreign);
  }

  private static List<ForeignFile> foreign(Host host, String path) throws HostFailure {
    Optional<byte[]> content = host.read(path);
    Optional<FileFacts> facts = host.facts(path);
    if (content.isEmpty() || facts.isEmpty()) {
      return List.of();
    }
    Secret whole = new Secret(new String(content.get(), StandardCharsets.ISO_8859_1));
    String aside = ForeignFile.aside(path, host);
    return MatchedNames.of(text(content.get()), host.names("/sys/class/net")).stream()
        .map(about -> new ForeignFile(path, SERVICE, about, Optional.of(whole), facts, aside))
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public List<NetworkFile> render(NetworkSettings settings) {
    if (!settings.isManaged()) {
      return List.of();
    }
    Desired desired = new Desired(settings);
    List<NetworkFile> files = new ArrayList<>();
    for (NetworkInterface one : desired.interfaces().values()) {
      String base = FOLDER + "/" + PREFIX + one.name();
      if (one.kind() != InterfaceKind.PHYSICAL) {
        files.add(new NetworkFile(base + ".netdev", NetdevFile.of(one), FACTS));
      }
      files.add(new NetworkFile(base + ".network", new LinkFile(desired, one).text(), FACTS));
    }
    files.add(new NetworkFile(RESOLVED, resolved(settings), FACTS));
    return files;
  }

  private static String resolved(NetworkSettings settings) {
    StringBuilder text = new StringBuilder(IniText.HEAD + "[Resolve]\n");
    if (!settings.nameservers().isEmpty()) {
      text.append("DNS=")
          .append(
              settings.nameservers().stream()
                  .map(IpAddress::toString)
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    if (!settings.searchDomains().isEmpty()) {
      text.append("Domains=")
          .append(
              settings.searchDomains().stream().map(DnsName::text).collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.append("MulticastDNS=")
        .append(IniText.yesNo(settings.multicastDns()))
        .append('\n')
        .toString();
  }

  @Override
  public List<Step> activate(Activation need) {
    return new Activating(need).steps();
  }
}
