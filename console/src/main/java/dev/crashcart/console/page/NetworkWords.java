package dev.crashcart.console.page;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The network in the words of an operator. */
public final class NetworkWords {
  private static final int GIGABIT = 1000;

  private NetworkWords() {}

  /** {@code card}, {@code VLAN}, {@code bond}, {@code bridge}. */
  static String kind(InterfaceKind kind) {
    return switch (kind) {
      case PHYSICAL -> "card";
      case VLAN -> "VLAN";
      case BOND -> "bond";
      case BRIDGE -> "bridge";
    };
  }

  /** The same for what the kernel has. */
  static String kind(KernelLink link) {
    return link.isPhysical() ? "card" : link.kind().equals("vlan") ? "VLAN" : link.kind();
  }

  /** {@code 1 Gb/s}, {@code no link}, {@code off}. */
  public static String link(KernelLink link) {
    if (!link.up()) {
      return "off";
    }
    return link.carrier() ? link.speedMegabits().map(NetworkWords::speed).orElse("up") : "no link";
  }

  private static String speed(int megabits) {
    if (megabits < GIGABIT) {
      return megabits + " Mb/s";
    }
    boolean whole = megabits % GIGABIT == 0;
    return (whole
            ? String.valueOf(megabits / GIGABIT)
            : String.format(Locale.ROOT, "%.1f", megabits / (double) GIGABIT))
        + " Gb/s";
  }

  /** What is wanted of an interface: {@code DHCP, 10.0.0.5/24, auto}. */
  public static String wanted(NetworkInterface one, NetworkSettings settings) {
    Optional<InterfaceName> master = master(one.name(), settings);
    if (master.isPresent()) {
      return "part of " + master.get();
    }
    List<String> words = new ArrayList<>();
    if (one.ipv4Method() == Ipv4Method.DHCP) {
      words.add("DHCP");
    }
    one.addresses().stream().map(IpPrefix::toString).forEach(words::add);
    if (one.ipv6Method() == Ipv6Method.AUTO) {
      words.add("IPv6 auto");
    } else if (one.ipv6Method() == Ipv6Method.DHCP) {
      words.add("DHCPv6");
    }
    return words.isEmpty() ? "no address" : String.join(", ", words);
  }

  /** The bond or bridge that the settings make an interface a member of. */
  static Optional<InterfaceName> master(InterfaceName name, NetworkSettings settings) {
    return settings.interfaces().values().stream()
        .filter(other -> other.members().contains(name))
        .map(NetworkInterface::name)
        .findFirst();
  }

  /** The addresses in force, link-local ones only when there is nothing else. */
  public static List<String> addresses(KernelLink link) {
    List<KernelAddress> routable =
        link.addresses().stream().filter(it -> !it.prefix().address().isLinkLocal()).toList();
    List<KernelAddress> shown = routable.isEmpty() ? link.addresses() : routable;
    return shown.stream().map(NetworkWords::address).toList();
  }

  /** {@code 192.168.1.57/24 (DHCP, 23 h left)}. */
  private static String address(KernelAddress it) {
    List<String> notes = new ArrayList<>();
    if (it.dynamic()) {
      notes.add(it.prefix().isV4() ? "DHCP" : "automatic");
      it.validSeconds().ifPresent(left -> notes.add(left(Duration.ofSeconds(left)) + " left"));
    }
    if (it.duplicate()) {
      notes.add("somebody else has it");
    }
    return it.prefix() + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
  }

  /** {@code 3 days}, {@code 23 h}, {@code 12 min}, {@code 40 s}: whole units, rounded down. */
  static String left(Duration time) {
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= 1) {
      return time.toHours() + " h";
    }
    return time.toMinutes() >= 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** Whether a lease of either family is in force there. */
  static boolean isLeased(KernelLink link) {
    return link.addresses().stream()
        .anyMatch(it -> it.dynamic() && !it.prefix().address().isLinkLocal());
  }

  /** The default routes in force: {@code 192.168.1.1 (eno1, learnt)}; empty without any. */
  static String gateways(KernelState kernel, boolean v4) {
    return kernel.routes().stream()
        .filter(route -> route.isDefault() && route.destination().isV4() == v4)
        .map(NetworkWords::gateway)
        .collect(Collectors.joining(", "));
  }

  private static String gateway(KernelRoute route) {
    boolean learnt = route.protocol().equals("dhcp") || route.protocol().equals("ra");
    return route.gateway().map(Object::toString).orElse("no router")
        + " ("
        + route.device()
        + (learnt ? ", learnt)" : ")");
  }

  /** Values for people; {@code none} when there are none. */
  static String list(List<?> values) {
    return values.isEmpty()
        ? "none"
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
