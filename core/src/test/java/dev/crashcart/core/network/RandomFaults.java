package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Faults by chance for trees of good settings: each of them alone must be refused. */
final class RandomFaults {
  private static final Place PLACE = Place.of("fault");

  /**
   * Dotted keys and texts, {@code |} between two lines. What they add has names and networks of its
   * own, so that it is wrong in every tree.
   */
  private static final List<String> FAULTS =
      List.of(
          "network.interfaces.zz0.addresses 010.0.0.1/24",
          "network.interfaces.zz0.addresses 203.0.113.5",
          "network.interfaces.zz0.addresses 203.0.113.5/33",
          "network.interfaces.zz0.addresses 203.0.113.5/24, 203.0.113.5/24",
          "network.interfaces.zz0.addresses 203.0.113.0/24",
          "network.interfaces.zz0.addresses 203.0.113.255/24",
          "network.interfaces.zz0.addresses 127.0.0.2/8",
          "network.interfaces.zz0.addresses ff02::1/64",
          "network.interfaces.zz0.addresses 203.0.113.5/24|network.interfaces.zz1.addresses"
              + " 203.0.113.5/32",
          "network.interfaces.zz0.addresses 203.0.113.5/24|network.interfaces.zz1.addresses"
              + " 203.0.113.9/29",
          "network.interfaces.zz0.addresses 2001:db8:fffe::5/64|network.interfaces.zz0.mtu 1279",
          "network.interfaces.zz0.mtu 67",
          "network.interfaces.zz0.mtu 1500.0",
          "network.interfaces.zz0.ipv4.method static",
          "network.interfaces.zz0.ipv6.method Auto",
          "network.interfaces.zz0.ipv4 dhcp",
          "network.interfaces.zz0.adresses 203.0.113.5/24",
          "network.interfaces.zz0.ipv4.method off|network.interfaces.zz0.addresses 203.0.113.5/24",
          "network.interfaces.zz0.stp true",
          "network.interfaces.zz0.id 5",
          "network.interfaces.zz0.members zz1",
          "network.interfaces.zz0.kind bond",
          "network.interfaces.zz0.kind bridge",
          "network.interfaces.zz0.kind vlan",
          "network.interfaces.zz0.kind wifi",
          "network.interfaces.zz0.kind bridge|network.interfaces.zz0.members zz0",
          "network.interfaces.zz0.kind bridge|network.interfaces.zz0.members zz1, zz1",
          "network.interfaces.zz0.kind bridge|network.interfaces.zz0.members zz1"
              + "|network.interfaces.zz1.ipv4.method dhcp",
          "network.interfaces.zz0.kind bridge|network.interfaces.zz0.members zz1"
              + "|network.interfaces.zz1.kind vlan|network.interfaces.zz1.parent zz0"
              + "|network.interfaces.zz1.id 5",
          "network.interfaces.zz0.kind vlan|network.interfaces.zz0.parent zz1"
              + "|network.interfaces.zz0.id 4095",
          "network.interfaces.zz0.kind vlan|network.interfaces.zz0.parent zz1"
              + "|network.interfaces.zz0.id 5|network.interfaces.zz0.mtu 1501",
          "network.interfaces.a-name-too-long0.mtu 1500",
          "network.interfaces.lo.mtu 1500",
          "network.interfaces.zz/0.mtu 1500",
          "network.interfaces [eno1]",
          "network.gateway.ipv4 2001:db8::1",
          "network.gateway.ipv6 fe80::1",
          "network.gateway.ipv6 fe80::1%zz9",
          "network.gateway.ipv4 0.0.0.0",
          "network.gateway 192.168.1.1",
          "network.nameservers 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4",
          "network.nameservers 127.0.0.1",
          "network.nameservers 192.0.2.1 192.0.2.1",
          "network.search-domains lab_example",
          "network.search-domains a, b, c, d, e, f, g",
          "network.routes.zz.gateway 192.0.2.1",
          "network.routes.zz.destination 203.0.113.0/24",
          "network.routes.zz.destination 203.0.113.1/24",
          "network.routes.zz.destination 0.0.0.0/0",
          "network.routes.zz.metric -1",
          "network.trial-seconds 9",
          "network.back-end ifupdown",
          "network.interface.eno1.mtu 1500",
          "system.hostname localhost",
          "system.hostname nas01.lab",
          "system.domain -lab",
          "system.ntp-servers a a",
          "system.ntp-servers ::1",
          "system.hosts.zz.addresses 224.0.0.1",
          "system.hosts.zz.aliases zz",
          "system.hosts.localhost.addresses 192.0.2.1",
          "system.hosts.zz_0.addresses 192.0.2.1",
          "system.proxy.url proxy:3128",
          "system.proxy.exceptions a, a",
          "system.host-name nas01");

  private final Random random;

  RandomFaults(long seed) {
    this.random = new Random(seed);
  }

  static List<String> all() {
    return FAULTS;
  }

  /** The tree with one to three faults. */
  Input spoil(Input tree) {
    List<String> faults = new ArrayList<>();
    Input spoilt = tree;
    for (int i = random.nextInt(3); i >= 0; i--) {
      faults.add(FAULTS.get(random.nextInt(FAULTS.size())));
      spoilt = spoil(spoilt, faults.get(faults.size() - 1));
    }
    return spoilt;
  }

  /** The tree with this fault. */
  static Input spoil(Input tree, String fault) {
    Input spoilt = tree;
    for (String line : fault.split("\\|")) {
      int blank = line.indexOf(' ');
      spoilt = spoilt.with(line.substring(0, blank), line.substring(blank + 1), PLACE);
    }
    return spoilt;
  }

  /** The text with some of its characters changed, which may be good or bad. */
  String scramble(String text) {
    StringBuilder scrambled = new StringBuilder(text);
    String signs = "0123456789abcdef.:/%-[]{},\"'\n #|>&*!\u00e4\u0000\t";
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      int at = random.nextInt(scrambled.length());
      switch (random.nextInt(3)) {
        case 0 -> scrambled.deleteCharAt(at);
        case 1 -> scrambled.insert(at, signs.charAt(random.nextInt(signs.length())));
        default -> scrambled.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
      }
    }
    return scrambled.toString();
  }
}
