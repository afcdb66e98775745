package dev.crashcart.core.network;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is in force otherwise than wanted. Of a link without a signal no address is demanded, and of
 * DHCP no lease: that nobody answers is no fault of the settings. Pure.
 */
final class KernelDifferences {
  private final Desired desired;
  private final Map<String, KernelLink> links = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Set<InterfaceName> ruled;
  private final List<InterfaceName> missingCards = new ArrayList<>();
  private final Set<InterfaceName> touched = new HashSet<>();
  private final Set<InterfaceName> remade = new HashSet<>();

  /**
   * Compares.
   *
   * @param ruled the interfaces that a file of ours is about; of a card that merely carries a VLAN
   *     the addresses may be another's business
   */
  KernelDifferences(Desired desired, KernelState kernel, Set<InterfaceName> ruled) {
    this.desired = desired;
    this.ruled = Set.copyOf(ruled);
    kernel.links().forEach(link -> links.put(link.name(), link));
    desired.interfaces().values().forEach(this::compare);
    RouteDifferences routes = new RouteDifferences(desired, kernel, links);
    changes.addAll(routes.changes());
    touched.addAll(routes.touched());
  }

  List<Change> changes() {
    return changes;
  }

  /** Cards that the settings name and the machine does not have. */
  List<InterfaceName> missingCards() {
    return missingCards;
  }

  Set<InterfaceName> touched() {
    return touched;
  }

  /** Devices that must be made anew, because what they are cannot be changed. */
  Set<InterfaceName> remade() {
    return remade;
  }

  private void compare(NetworkInterface wanted) {
    Optional<KernelLink> link = find(wanted.name());
    if (link.isEmpty()) {
      if (wanted.kind() == InterfaceKind.PHYSICAL) {
        missingCards.add(wanted.name());
      } else if (canBeMade(wanted)) {
        foundations(wanted);
        change(wanted.name(), "", "", wanted.kind().name().toLowerCase(Locale.ROOT));
      }
      return;
    }
    made(wanted, link.get());
    if (remade.contains(wanted.name())) {
      return;
    }
    master(wanted, link.get());
    wanted
        .mtu()
        .filter(mtu -> mtu != link.get().mtu())
        .ifPresent(
            mtu ->
                change(
                    wanted.name(), "mtu", String.valueOf(link.get().mtu()), String.valueOf(mtu)));
    boolean alone = desired.master(wanted.name()).isEmpty();
    if (link.get().carrier() && alone && ruled.contains(wanted.name())) {
      addresses(wanted, link.get());
    }
  }

  private Optional<KernelLink> find(InterfaceName name) {
    return Optional.ofNullable(links.get(name.value()));
  }

  /** A VLAN needs what it is on; a bond or bridge is there without a single member. */
  private boolean canBeMade(NetworkInterface wanted) {
    return wanted.kind() != InterfaceKind.VLAN
        || wanted
            .parent()
            .map(name -> find(name).isPresent() || isMade(desired.interfaces().get(name)))
            .orElse(false);
  }

  private boolean isMade(NetworkInterface parent) {
    return parent.kind() != InterfaceKind.PHYSICAL && canBeMade(parent);
  }

  /**
   * A VLAN is made when what it is on is set up, and a card becomes a member when it is set up, so
   * that has to be done again.
   */
  private void foundations(NetworkInterface wanted) {
    wanted.parent().filter(name -> find(name).isPresent()).ifPresent(touched::add);
    wanted.members().stream().filter(name -> find(name).isPresent()).forEach(touched::add);
  }

  /** Kind, tag, parent and mode. */
  private void made(NetworkInterface wanted, KernelLink link) {
    InterfaceName name = wanted.name();
    String kind = wanted.kind().name().toLowerCase(Locale.ROOT);
    if (wanted.kind() == InterfaceKind.PHYSICAL) {
      return;
    }
    if (!link.kind().equals(kind)) {
      remake(name, "kind", link.kind(), kind);
    } else if (wanted.kind() == InterfaceKind.VLAN) {
      String parent = wanted.parent().map(InterfaceName::value).orElse("");
      if (!link.vlanId().equals(wanted.id())) {
        remake(
            name,
            "id",
            link.vlanId().map(String::valueOf).orElse(""),
            wanted.id().map(String::valueOf).orElse(""));
      }
      if (!link.parent().orElse("").equals(parent)) {
        remake(name, "parent", link.parent().orElse(""), parent);
      }
    } else if (wanted.kind() == InterfaceKind.BOND) {
      String mode = wanted.mode().orElse(BondMode.ACTIVE_BACKUP).word();
      if (link.bondMode().isPresent() && !link.bondMode().get().equals(mode)) {
        remake(name, "mode", link.bondMode().get(), mode);
      }
    }
  }

  private void remake(InterfaceName name, String what, String before, String after) {
    change(name, what, before, after);
    remade.add(name);
  }

  private void master(NetworkInterface wanted, KernelLink link) {
    String master = desired.master(wanted.name()).map(one -> one.name().value()).orElse("");
    String now = link.master().orElse("");
    if (!master.equals(now)) {
      change(
          wanted.name(),
          "",
          now.isEmpty() ? "on its own" : "member of " + now,
          master.isEmpty() ? "on its own" : "member of " + master);
    }
  }

  private void addresses(NetworkInterface wanted, KernelLink link) {
    boolean learnsV4 = wanted.ipv4Method() == Ipv4Method.DHCP;
    boolean learnsV6 =
        wanted.ipv6Method() == Ipv6Method.DHCP || wanted.ipv6Method() == Ipv6Method.AUTO;
    Set<IpPrefix> should = new HashSet<>(wanted.addresses());
    Set<IpPrefix> has =
        link.addresses().stream()
            .filter(one -> !one.prefix().address().isLinkLocal() || should.contains(one.prefix()))
            .filter(one -> !(one.dynamic() && (one.prefix().isV4() ? learnsV4 : learnsV6)))
            .map(KernelAddress::prefix)
            .collect(Collectors.toSet());
    // A written address may be told as a learnt one as well.
    link.addresses().stream().map(KernelAddress::prefix).filter(should::contains).forEach(has::add);
    if (!has.equals(should)) {
      change(wanted.name(), "addresses", shown(has), shown(should));
    }
  }

  private static String shown(Set<IpPrefix> addresses) {
    return new TreeSet<>(addresses.stream().map(IpPrefix::toString).toList())
        .stream().collect(Collectors.joining(", "));
  }

  private void change(InterfaceName name, String what, String before, String after) {
    touched.add(name);
    String key =
        KeyPath.join(
            KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.INTERFACES), name.value());
    Change change = new Change(what.isEmpty() ? key : KeyPath.join(key, what), before, after);
    if (!changes.contains(change)) {
      changes.add(change);
    }
  }
}
