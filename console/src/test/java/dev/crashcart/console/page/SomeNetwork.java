package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with five cards, to look at pages with: a bond, a VLAN on it, a bridge, a lease. */
final class SomeNetwork {
  static final String YAML =
      """
      format: 1
      system:
        hosts:
          nas02: {addresses: [192.168.40.6, "2001:db8:40::6"], aliases: [backup]}
      network:
        interfaces:
          eno1: {description: to the office, ipv4: {method: dhcp}, ipv6: {method: auto}}
          bond0: {kind: bond, mode: 802.3ad, members: [eno4, eno3]}
          bond0.40: {kind: vlan, parent: bond0, id: 40, addresses: [192.168.40.5/24]}
          br0: {kind: bridge, members: [bond0.50]}
          bond0.50: {kind: vlan, parent: bond0, id: 50}
        routes:
          backup: {destination: 10.9.0.0/16, gateway: 192.168.40.9, description: tapes}
          far: {destination: 10.8.0.0/16, gateway: 192.168.40.9, metric: 200}
      """;

  private SomeNetwork() {}

  static Settings settings() {
    Checked<Settings> checked = Settings.read("some.yaml", YAML.getBytes(StandardCharsets.UTF_8));
    return checked.findValue().orElseThrow(() -> new AssertionError(checked.problems()));
  }

  static Status status() {
    return statuses().settings(settings()).network(state()).build();
  }

  static Some.Statuses statuses() {
    return new Some.Statuses().accounts(Some.account("admin", true, PasswordState.SET));
  }

  /** Nothing is set up, and no interface has an address. */
  static Status blank() {
    KernelState kernel =
        new KernelState(
            List.of(
                link("eno1", "physical", Optional.of(1000)),
                link("eno2", "physical", Optional.empty())),
            List.of(),
            List.of(),
            List.of());
    return statuses().network(state(kernel, List.of())).build();
  }

  static NetworkState state() {
    return state(
        kernel(),
        List.of(
            new ForeignFile(
                "/etc/netplan/50-cloud-init.yaml", "netplan", new InterfaceName("eno5"))));
  }

  private static NetworkState state(KernelState kernel, List<ForeignFile> foreign) {
    return new NetworkState(
        BackEndName.NETWORKD, true, true, new BackEndFiles(Map.of(), foreign), kernel);
  }

  private static KernelState kernel() {
    return new KernelState(
        List.of(
            link(
                "eno1",
                "physical",
                Optional.of(1000),
                address("192.168.1.57/24", Optional.of(83_000L)),
                address("2001:db8:1::57/64", Optional.of(2_500_000L)),
                address("fe80::57/64", Optional.empty())),
            link("eno2", "physical", Optional.empty()),
            member("eno3", "bond0"),
            member("eno4", "bond0"),
            link("eno5", "physical", Optional.of(2500), address("10.5.0.7/16", Optional.empty())),
            link("bond0", "bond", Optional.of(2000)),
            link(
                "bond0.40",
                "vlan",
                Optional.of(2000),
                address("192.168.40.5/24", Optional.empty())),
            link("docker0", "dummy", Optional.of(10))),
        List.of(
            new KernelRoute(
                IpPrefix.of("0.0.0.0/0"),
                IpAddress.find("192.168.1.1"),
                "eno1",
                "dhcp",
                Optional.of(1024L)),
            new KernelRoute(
                IpPrefix.of("::/0"), IpAddress.find("fe80::1"), "eno1", "ra", Optional.of(1024L))),
        List.of(IpAddress.of("192.168.1.1")),
        List.of("lab.example"));
  }

  private static KernelAddress address(String prefix, Optional<Long> seconds) {
    return new KernelAddress(IpPrefix.of(prefix), seconds.isPresent(), seconds, false);
  }

  private static KernelLink link(
      String name, String kind, Optional<Integer> speed, KernelAddress... addresses) {
    return link(name, kind, speed, Optional.empty(), addresses);
  }

  private static KernelLink member(String name, String master) {
    return link(name, "physical", Optional.of(1000), Optional.of(master));
  }

  private static KernelLink link(
      String name,
      String kind,
      Optional<Integer> speed,
      Optional<String> master,
      KernelAddress... addresses) {
    boolean vlan = kind.equals("vlan");
    return new KernelLink(
        name,
        kind,
        true,
        speed.isPresent(),
        1500,
        Optional.of("52:54:00:12:34:" + String.format("%02x", name.hashCode() & 0xff)),
        master,
        vlan ? Optional.of("bond0") : Optional.empty(),
        vlan ? Optional.of(40) : Optional.empty(),
        kind.equals("bond") ? Optional.of("802.3ad") : Optional.empty(),
        kind.equals("physical") ? Optional.of("Intel I210") : Optional.empty(),
        speed,
        List.of(addresses));
  }
}
