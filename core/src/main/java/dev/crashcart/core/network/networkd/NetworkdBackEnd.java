package dev.crashcart.core.network.networkd;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.Desired;
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

  static final String RESOLVER = "systemd-resolved";
  private static final String RESOLV_CONF = "/etc/resolv.conf";
  private static final String SERVICE = "systemd-networkd";
  private static final String ENABLED =
      "/etc/systemd/system/multi-user.target.wants/systemd-networkd.service";
  private static final String RESOLVED_PROGRAM = "/lib/systemd/systemd-resolved";
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

  @Override
  public Optional<String> findOthers(Host host) throws HostFailure {
    return new ForeignNetworkFiles(host).findAny();
  }

  @Override
  public BackEndFiles observe(Host host) throws HostFailure {
    Map<String, String> own = new HashMap<>();
    for (String name : host.names(FOLDER)) {
      if (name.startsWith(PREFIX)) {
        own(host, FOLDER + "/" + name, own);
      }
    }
    own(host, RESOLVED, own);
    if (!resolves(host)) {
      own.put(RESOLV_CONF, host.read(RESOLV_CONF).map(NetworkdBackEnd::text).orElse(""));
    }
    return new BackEndFiles(own, new ForeignNetworkFiles(host).all());
  }

  private static void own(Host host, String path, Map<String, String> own) throws HostFailure {
    host.read(path).ifPresent(bytes -> own.put(path, text(bytes)));
  }

  /** Whether systemd-resolved keeps resolv.conf(5); else it is a file like any other. */
  private static boolean resolves(Host host) throws HostFailure {
    if (!host.runsCommands()) {
      return host.facts(RESOLVED_PROGRAM).isPresent();
    }
    List<String> ask = List.of("systemctl", "is-active", RESOLVER);
    return host.hasCommand("systemctl") && host.run(ask, new byte[0], LIMIT).succeeded();
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
    return new NetworkdActivation(need).steps();
  }
}
