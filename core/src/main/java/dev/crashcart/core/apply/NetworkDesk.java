package dev.crashcart.core.apply;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.WebProxy;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.network.check.DuplicateProbe;
import dev.crashcart.core.network.check.EmergencyNetwork;
import dev.crashcart.core.network.check.Lease;
import dev.crashcart.core.network.check.LostWithLease;
import dev.crashcart.core.network.check.NetworkTest;
import dev.crashcart.core.network.check.PortFinder;
import dev.crashcart.core.network.check.TestResult;
import dev.crashcart.core.network.check.TestTargets;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.system.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The counter's desk for questions about the network: does it work, has somebody this address,
 * which port is this, what came with the lease. Nothing here changes the machine or the settings;
 * what it proposes goes through {@link Appliance#plan}. May block for as long as each method says.
 */
public final class NetworkDesk {
  private static final Duration ASK_LIMIT = Duration.ofSeconds(3);

  private final Host host;
  private final Appliance appliance;

  NetworkDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** The settings with this interface in them as the machine has it; see {@link NetworkSection}. */
  public static NetworkSettings takenIn(
      NetworkSettings settings, NetworkState state, InterfaceName name) {
    return NetworkSection.takeIn(settings, state, name);
  }

  /**
   * What the network is tested against: the page given, else the one the system calls its home
   * (HOME_URL, os-release(5)); the time servers and the proxy of the settings.
   *
   * @throws IllegalArgumentException with the sentence for the operator, when this is no page
   */
  public TestTargets targets(Optional<String> url) throws HostFailure {
    Settings settings = appliance.current();
    Optional<String> home = homeUrl();
    TestTargets plain =
        new TestTargets(
            url.or(() -> home).orElse(TestTargets.DEFAULT_URL), List.of(), Optional.empty());
    return new TestTargets(
        plain.url(), timeServers(settings), proxy(settings.system().proxy(), plain.name()));
  }

  /** Tests it, at most about half a minute; see {@link NetworkTest#run}. */
  public List<TestResult> test(
      TestTargets targets, Consumer<TestResult> progress, BooleanSupplier cancelled)
      throws HostFailure {
    return new NetworkTest(host)
        .run(
            appliance.current().network(),
            appliance.network().kernel(),
            targets,
            progress,
            cancelled);
  }

  /** Who has the addresses that these settings would take newly; three seconds for eight. */
  public DuplicateProbe.Report duplicates(NetworkSettings desired) throws HostFailure {
    List<DuplicateProbe.Candidate> candidates =
        DuplicateProbe.candidates(desired, appliance.network().kernel());
    if (candidates.isEmpty()) {
      return new DuplicateProbe.Report(List.of(), List.of());
    }
    return host.runsCommands()
        ? new DuplicateProbe(host).look(candidates)
        : new DuplicateProbe.Report(
            List.of(),
            List.of(
                "Whether somebody has the new addresses already was not looked for: "
                    + host.description()
                    + " is not running."));
  }

  /** Lets a light blink for this long; tells why it could not. */
  public Optional<String> blink(InterfaceName name, Duration length) throws HostFailure {
    return new PortFinder(host).blink(name, length);
  }

  /** The card whose cable is pulled or plugged within this time. */
  public Optional<PortFinder.Moved> watchCable(Duration limit, BooleanSupplier cancelled)
      throws HostFailure {
    return new PortFinder(host).watchCable(() -> appliance.network().kernel(), limit, cancelled);
  }

  /** What DHCP and the router have told and would go with these settings. */
  public Optional<LostWithLease> lostWithLease(NetworkSettings desired) throws HostFailure {
    return Lease.lostWithLease(desired, appliance.network().kernel());
  }

  /** These settings with what would be lost written down. */
  public NetworkSettings keepLearnt(NetworkSettings desired) throws HostFailure {
    return Lease.keepLearnt(desired, appliance.network().kernel());
  }

  /** The kept settings with the lease of this interface written down. */
  public NetworkSettings leaseAsStatic(InterfaceName name, Lease.Families families)
      throws HostFailure {
    return Lease.toStatic(
        appliance.current().network(), appliance.network().kernel(), name, families);
  }

  /** Automatic addresses on the first card with a link, else the first; empty without a card. */
  public Optional<NetworkSettings> reset() throws HostFailure {
    return EmergencyNetwork.reset(appliance.current().network(), appliance.network().kernel());
  }

  /** Automatic addresses on every card with a link. */
  public NetworkSettings firstStart() throws HostFailure {
    return EmergencyNetwork.firstStart(appliance.network().kernel());
  }

  private Optional<String> homeUrl() throws HostFailure {
    return new String(host.read("/etc/os-release").orElse(new byte[0]), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("HOME_URL="))
        .map(line -> line.substring("HOME_URL=".length()).replaceAll("[\"']", ""))
        .filter(text -> text.matches("https?://[A-Za-z0-9._-]+(:[0-9]+)?(/[!-~]*)?"))
        .findFirst();
  }

  /** Those of the settings, else the one that timesyncd uses now. */
  private List<String> timeServers(Settings settings) throws HostFailure {
    List<String> written = settings.system().ntpServers();
    if (!written.isEmpty() || !host.runsCommands() || !host.hasCommand("timedatectl")) {
      return written;
    }
    // Another time service than timesyncd knows nothing of it; the check is skipped then.
    CommandResult used =
        host.run(
            List.of("timedatectl", "show-timesync", "--property=ServerName", "--value"),
            new byte[0],
            ASK_LIMIT);
    return used.succeeded()
        ? used.output().lines().map(String::strip).filter(name -> !name.isEmpty()).toList()
        : List.of();
  }

  /** What a host of the web is reached through: nothing when it is among the exceptions. */
  static Optional<WebProxy> proxy(Proxy proxy, String target) {
    boolean direct = proxy.exceptions().stream().anyMatch(except -> covers(except, target));
    return direct
        ? Optional.empty()
        : proxy.url().map(url -> WebProxy.of(url, proxy.username(), proxy.password()));
  }

  /** A host, a domain with or without its dot, an address, or a network. */
  private static boolean covers(String except, String target) {
    Optional<IpAddress> address = IpAddress.find(target);
    if (address.isPresent()) {
      return except.contains("/")
          ? network(except).map(it -> it.contains(address.get())).orElse(false)
          : IpAddress.find(except).equals(address);
    }
    String domain = except.replaceFirst("^\\*?\\.", "");
    return target.equalsIgnoreCase(domain)
        || target
            .toLowerCase(java.util.Locale.ROOT)
            .endsWith("." + domain.toLowerCase(java.util.Locale.ROOT));
  }

  private static Optional<IpPrefix> network(String text) {
    try {
      return Optional.of(IpPrefix.of(text));
    } catch (IllegalArgumentException word) {
      // An exception of the proxy may be any word; this one is no network.
      return Optional.empty();
    }
  }
}
