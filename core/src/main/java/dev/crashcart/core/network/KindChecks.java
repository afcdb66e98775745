package dev.crashcart.core.network;

import static dev.crashcart.core.network.InterfaceKind.BOND;
import static dev.crashcart.core.network.InterfaceKind.BRIDGE;
import static dev.crashcart.core.network.InterfaceKind.VLAN;

import dev.crashcart.core.config.Key;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules about which settings a kind of interface takes and which it needs. */
final class KindChecks {
  /** A setting that only some kinds take. */
  private record Limited(
      Key<?> setting, Function<NetworkInterface, Object> value, List<InterfaceKind> kinds) {
    private boolean isMisplaced(NetworkInterface one) {
      return !kinds.contains(one.kind()) && !value.apply(one).equals(setting.defaultValue());
    }
  }

  private static final List<Limited> LIMITED =
      List.of(
          limited(NetworkInterface.MEMBERS, NetworkInterface::members, BOND, BRIDGE),
          limited(NetworkInterface.MODE, NetworkInterface::mode, BOND),
          limited(NetworkInterface.HASH_POLICY, NetworkInterface::hashPolicy, BOND),
          limited(NetworkInterface.LACP_RATE, NetworkInterface::lacpRate, BOND),
          limited(NetworkInterface.PRIMARY, NetworkInterface::primary, BOND),
          limited(NetworkInterface.STP, NetworkInterface::stp, BRIDGE),
          limited(NetworkInterface.PARENT, NetworkInterface::parent, VLAN),
          limited(NetworkInterface.ID, NetworkInterface::id, VLAN));

  private final NetworkReading reading;
  private final NetworkInterface one;

  private KindChecks(NetworkReading reading, NetworkInterface one) {
    this.reading = reading;
    this.one = one;
  }

  private static Limited limited(
      Key<?> setting, Function<NetworkInterface, Object> value, InterfaceKind... kinds) {
    return new Limited(setting, value, Arrays.asList(kinds));
  }

  static void check(NetworkReading reading) {
    for (NetworkInterface one : reading.interfaces()) {
      // Else the kind itself may be what could not be read.
      if (reading.isWhole(one)) {
        new KindChecks(reading, one).check();
      }
    }
  }

  private void check() {
    for (Limited limited : LIMITED) {
      if (limited.isMisplaced(one)) {
        error(limited.setting(), misplaced(limited.kinds()));
      }
    }
    switch (one.kind()) {
      case BOND -> bond();
      case BRIDGE -> members("the interfaces that it connects, such as members: [eno2].");
      case VLAN -> vlan();
      default -> {}
    }
  }

  private String misplaced(List<InterfaceKind> kinds) {
    return "only "
        + kinds.stream().map(NetworkReading::what).collect(Collectors.joining(" or "))
        + " has this, but "
        + one.name()
        + " is "
        + NetworkReading.what(one.kind())
        + "; take the line out"
        + (one.kind() == InterfaceKind.PHYSICAL
            ? ", or write kind: "
                + kinds.stream()
                    .map(kind -> NetworkInterface.KIND.show(kind))
                    .collect(Collectors.joining(" or "))
            : "")
        + ".";
  }

  private void members(String what) {
    if (one.members().isEmpty()) {
      error(
          NetworkInterface.MEMBERS,
          NetworkReading.what(one.kind()) + " needs members; write " + what);
    }
  }

  private void vlan() {
    if (one.parent().isEmpty()) {
      error(
          NetworkInterface.PARENT,
          "a VLAN needs a parent; write the interface that carries it, such as parent: eno1.");
    }
    if (one.id().isEmpty()) {
      error(
          NetworkInterface.ID,
          "a VLAN needs an id; write the tag that the switch has for it, 1 to 4094.");
    }
  }

  private void bond() {
    members("the cards that it is made of, such as members: [eno2, eno3].");
    one.primary()
        .filter(primary -> !one.members().isEmpty() && !one.members().contains(primary))
        .ifPresent(
            primary ->
                error(
                    NetworkInterface.PRIMARY,
                    primary
                        + " is not among the members; write one of "
                        + NetworkReading.some(one.members())
                        + "."));
    if (one.mode().isEmpty()) {
      error(
          NetworkInterface.MODE,
          "a bond needs a mode; active-backup needs nothing of the switch, 802.3ad (LACP) must be"
              + " set up there too.");
      return;
    }
    BondMode mode = one.mode().get();
    if (one.hashPolicy().isPresent() && !mode.hashes()) {
      notInMode(NetworkInterface.HASH_POLICY, "802.3ad or balance-xor");
    }
    if (one.lacpRate().isPresent() && mode != BondMode.LACP) {
      notInMode(NetworkInterface.LACP_RATE, "802.3ad");
    }
    if (one.primary().isPresent() && mode != BondMode.ACTIVE_BACKUP) {
      notInMode(NetworkInterface.PRIMARY, "active-backup");
    }
  }

  private void notInMode(Key<?> setting, String modes) {
    error(
        setting,
        "this is of the mode "
            + modes
            + ", but "
            + one.name()
            + " has "
            + one.mode().map(BondMode::word).orElse("none")
            + "; take the line out.");
  }

  private void error(Key<?> setting, String message) {
    reading.error(one, setting, message);
  }
}
