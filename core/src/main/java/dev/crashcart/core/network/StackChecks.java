package dev.crashcart.core.network;

import static dev.crashcart.core.network.InterfaceKind.BOND;
import static dev.crashcart.core.network.InterfaceKind.BRIDGE;
import static dev.crashcart.core.network.InterfaceKind.PHYSICAL;
import static dev.crashcart.core.network.InterfaceKind.VLAN;

import dev.crashcart.core.config.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules about interfaces on top of each other: members, parents, tags and MTUs. A name that the
 * settings do not know is that of a card.
 */
final class StackChecks {
  private static final int USUAL_MTU = 1500;

  private final NetworkReading reading;
  private final Map<String, NetworkInterface> tags = new HashMap<>();

  private StackChecks(NetworkReading reading) {
    this.reading = reading;
  }

  static void check(NetworkReading reading) {
    StackChecks checks = new StackChecks(reading);
    for (NetworkInterface one : reading.interfaces()) {
      checks.members(one);
      one.parent().ifPresent(parent -> checks.parent(one, parent));
      checks.underMaster(one);
    }
  }

  private void members(NetworkInterface one) {
    Set<InterfaceName> before = new HashSet<>();
    for (int i = 0; i < one.members().size(); i++) {
      InterfaceName member = one.members().get(i);
      int item = i;
      if (!before.add(member)) {
        reading.error(
            one, NetworkInterface.MEMBERS, i, member + " is listed already; take one of them out.");
        continue;
      }
      NetworkInterface master = reading.findMaster(member).orElse(one);
      if (!master.name().equals(one.name())) {
        reading.error(
            one,
            NetworkInterface.MEMBERS,
            i,
            member + " is a member of " + master.name() + " already; take it out of one of them.");
      }
      refusal(one.kind(), reading.find(member).map(NetworkInterface::kind).orElse(PHYSICAL))
          .filter(why -> !member.equals(one.name()))
          .ifPresent(
              why -> reading.error(one, NetworkInterface.MEMBERS, item, member + " is " + why));
    }
  }

  /** Why an interface of one kind cannot be a member of one of another. */
  private static Optional<String> refusal(InterfaceKind master, InterfaceKind member) {
    if (master == BOND && member != PHYSICAL) {
      return Optional.of(
          NetworkReading.what(member)
              + ", but a bond is made of cards; "
              + (member == VLAN
                  ? "put the VLAN on top of the bond instead."
                  : "list its members instead."));
    }
    if (master == BRIDGE && member == BRIDGE) {
      return Optional.of("a bridge itself; list its members here instead.");
    }
    return Optional.empty();
  }

  private void parent(NetworkInterface vlan, InterfaceName name) {
    Optional<NetworkInterface> parent = reading.find(name);
    Optional<NetworkInterface> bond =
        reading.findMaster(name).filter(master -> master.kind() == BOND);
    if (bond.isPresent()) {
      error(
          vlan,
          NetworkInterface.PARENT,
          name
              + " is a member of "
              + bond.get().name()
              + ", so the VLAN goes on top of that; write parent: "
              + bond.get().name()
              + ".");
    } else if (parent.filter(p -> p.kind() == BRIDGE && !p.equals(vlan)).isPresent()) {
      error(
          vlan,
          NetworkInterface.PARENT,
          name
              + " is a bridge, which carries no VLAN; put the VLAN on a member of the bridge, or"
              + " make it a member of a bridge of its own.");
    } else if (parent.filter(p -> p.kind() == VLAN && !p.equals(vlan)).isPresent()) {
      error(
          vlan,
          NetworkInterface.PARENT,
          name + " is a VLAN itself; write the card or bond below it.");
    }
    vlan.id().ifPresent(id -> tag(vlan, name, id));
    int most = parent.flatMap(NetworkInterface::mtu).orElse(USUAL_MTU);
    vlan.mtu()
        .filter(mtu -> mtu > most && bond.isEmpty() && parent.map(reading::isWhole).orElse(true))
        .ifPresent(mtu -> error(vlan, NetworkInterface.MTU, tooLarge(mtu, name, most)));
  }

  private void tag(NetworkInterface vlan, InterfaceName parent, int id) {
    NetworkInterface other = tags.putIfAbsent(parent + "/" + id, vlan);
    if (other != null) {
      error(
          vlan,
          NetworkInterface.ID,
          id
              + " is the id of "
              + other.name()
              + " on "
              + parent
              + " already; each VLAN of an interface has one of its own.");
    }
  }

  private static String tooLarge(int mtu, InterfaceName parent, int most) {
    return mtu
        + " is more than the "
        + most
        + " of "
        + parent
        + ", which carries the VLAN; write mtu: "
        + mtu
        + " below "
        + parent
        + ", or less here.";
  }

  /** What an interface cannot have because another one has it in its place. */
  private void underMaster(NetworkInterface one) {
    Optional<NetworkInterface> master = reading.findMaster(one.name());
    if (master.isEmpty()) {
      return;
    }
    InterfaceName above = master.get().name();
    String why =
        one.name()
            + " is a member of "
            + above
            + " and carries no address itself; write it below "
            + above
            + ".";
    for (int i = 0; i < one.addresses().size(); i++) {
      reading.error(one, NetworkInterface.ADDRESSES, i, why);
    }
    if (one.ipv4().filter(method -> method != Ipv4Method.OFF).isPresent()) {
      reading.error(one, NetworkInterface.IPV4, NetworkInterface.IPV4_METHOD, why);
    }
    if (one.ipv6().filter(method -> method != Ipv6Method.OFF).isPresent()) {
      reading.error(one, NetworkInterface.IPV6, NetworkInterface.IPV6_METHOD, why);
    }
    if (one.mtu().isPresent() && master.get().kind() == BOND) {
      error(
          one,
          NetworkInterface.MTU,
          one.name()
              + " is a member of the bond "
              + above
              + " and has its MTU; write it below "
              + above
              + ".");
    }
  }

  private void error(NetworkInterface one, Key<?> setting, String message) {
    reading.error(one, setting, message);
  }
}
