package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.network.BondMode;
import dev.crashcart.core.network.HashPolicy;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.LacpRate;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The connection profile of one interface (nm-settings(5)). What is NetworkManager's default is
 * left out, as it does itself when it writes a profile.
 */
final class ProfileText {
  private static final String CONNECTION = "connection";
  private static final String BOND = "bond";
  private static final String BRIDGE = "bridge";
  private static final String USER = "user";

  /** The highest there is: no profile of somebody else is preferred to ours. */
  private static final int PRIORITY = 999;

  private static final int MONITOR_MILLISECONDS = 100;

  private final NetworkSettings settings;
  private final NetworkInterface wanted;

  /** One of each family, the same for all profiles. */
  private final List<Placement> placements;

  private final Optional<NetworkInterface> master;

  /**
   * @param master the bond or bridge that the interface is a member of
   */
  ProfileText(
      NetworkSettings settings,
      NetworkInterface wanted,
      Optional<NetworkInterface> master,
      List<Placement> placements) {
    this.settings = settings;
    this.wanted = wanted;
    this.master = master;
    this.placements = placements;
  }

  String text() {
    Keyfile file = new Keyfile();
    addConnection(file);
    file.put("ethernet", "mtu", wanted.mtu());
    switch (wanted.kind()) {
      case VLAN -> file.put("vlan", "id", wanted.id()).put("vlan", "parent", wanted.parent());
      case BOND -> addBond(file);
      case BRIDGE -> {
        file.group(BRIDGE);
        if (!wanted.stp()) {
          file.put(BRIDGE, "stp", false);
        }
      }
      case PHYSICAL -> file.group("ethernet");
    }
    // Members have no addresses, and NetworkManager takes no such groups for them.
    if (master.isEmpty()) {
      placements.forEach(one -> new FamilyGroup(settings, wanted, one).addTo(file));
    }
    addForPeople(file);
    return file.text();
  }

  private void addConnection(Keyfile file) {
    InterfaceName name = wanted.name();
    file.put(CONNECTION, "id", Profile.id(name))
        .put(CONNECTION, "uuid", Profile.uuid(name))
        .put(CONNECTION, "type", type(wanted.kind()))
        .put(CONNECTION, "autoconnect-priority", PRIORITY);
    if (hasMembers(wanted)) {
      file.put(CONNECTION, "autoconnect-slaves", 1);
    }
    file.put(CONNECTION, "interface-name", name);
    // The newer words for these two, controller and port-type, are unknown to 1.42.
    file.put(CONNECTION, "master", master.map(NetworkInterface::name))
        .put(CONNECTION, "slave-type", master.map(one -> type(one.kind())));
    if (master.isEmpty() && wanted.isAddressed()) {
      file.put(CONNECTION, "mdns", settings.multicastDns() ? 2 : 0);
    }
  }

  private void addBond(Keyfile file) {
    BondMode mode = wanted.mode().orElse(BondMode.ACTIVE_BACKUP);
    file.put(BOND, "miimon", MONITOR_MILLISECONDS).put(BOND, "mode", mode.word());
    if (mode.hashes()) {
      file.put(BOND, "xmit_hash_policy", wanted.hashPolicy().orElse(HashPolicy.LAYER2_3).word());
    }
    if (mode == BondMode.LACP) {
      file.put(BOND, "lacp_rate", wanted.lacpRate().map(ProfileText::word));
    }
    if (mode == BondMode.ACTIVE_BACKUP) {
      file.put(BOND, "primary", wanted.primary());
    }
  }

  /** What NetworkManager does not know: it keeps the group user for others. */
  private void addForPeople(Keyfile file) {
    file.put(USER, "crashcart.description", wanted.description());
    if (wanted.ipv6Method() == Ipv6Method.DHCP) {
      file.put(USER, "crashcart.ipv6", "dhcp");
    }
  }

  static boolean hasMembers(NetworkInterface one) {
    return one.kind() == InterfaceKind.BOND || one.kind() == InterfaceKind.BRIDGE;
  }

  private static String type(InterfaceKind kind) {
    return kind == InterfaceKind.PHYSICAL ? "ethernet" : kind.name().toLowerCase(Locale.ROOT);
  }

  private static String word(LacpRate rate) {
    return rate.name().toLowerCase(Locale.ROOT);
  }
}
