package dev.crashcart.core.network.check;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Networks for tests: settings as they are written, and what is in force. */
final class Lab {
  static final List<KernelRoute> ROUTES =
      List.of(
          route("0.0.0.0/0", "192.0.2.1", "eno1", "dhcp"),
          route("192.0.2.0/24", "", "eno1", "kernel"),
          route("::/0", "fe80::1", "eno1", "ra"),
          route("2001:db8::/64", "", "eno1", "kernel"));

  private Lab() {}

  /** What is written below {@code network:}. */
  static NetworkSettings settings(String... lines) {
    String text =
        "network:\n" + String.join("", Arrays.stream(lines).map(l -> "  " + l + "\n").toList());
    Problems problems = new Problems();
    Input input = Yaml.read("test", text.getBytes(StandardCharsets.UTF_8), problems);
    NetworkSettings settings = NetworkSettings.read(input, problems);
    if (problems.hasErrors()) {
      throw new AssertionError(text + problems.all());
    }
    return settings;
  }

  /** One card with a lease of both families, and a spare one without a cable. */
  static KernelState leased() {
    return new KernelState(
        List.of(
            card(
                "eno1",
                true,
                dynamic("192.0.2.20/24"),
                dynamic("2001:db8::20/64"),
                fixed("fe80::20/64")),
            card("eno2", false)),
        ROUTES,
        List.of(IpAddress.of("192.0.2.1"), IpAddress.of("2001:db8::53")),
        List.of("lab.example", "_odd"));
  }

  static KernelState with(KernelState state, List<KernelLink> links, List<KernelRoute> routes) {
    return new KernelState(links, routes, state.nameservers(), state.searchDomains());
  }

  static KernelLink card(String name, boolean carrier, KernelAddress... addresses) {
    return new KernelLink(
        name,
        KernelLink.PHYSICAL,
        true,
        carrier,
        1500,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        carrier ? Optional.of(1000) : Optional.empty(),
        List.of(addresses));
  }

  static KernelAddress dynamic(String prefix) {
    return new KernelAddress(IpPrefix.of(prefix), true, Optional.of(600L), false);
  }

  static KernelAddress fixed(String prefix) {
    return new KernelAddress(IpPrefix.of(prefix), false, Optional.empty(), false);
  }

  static KernelRoute route(String to, String gateway, String device, String protocol) {
    return new KernelRoute(
        IpPrefix.of(to), IpAddress.find(gateway), device, protocol, Optional.empty());
  }
}
