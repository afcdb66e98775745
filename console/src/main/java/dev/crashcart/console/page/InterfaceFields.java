package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.network.BondMode;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an interface that apply, for what is typed so far. A field's id is its key behind
 * the interface's; that of the gateways, which belong to the whole machine, is their whole key.
 */
final class InterfaceFields {
  static final String KIND = NetworkInterface.KIND.name();
  static final String NAME = FormProblems.NAME;
  static final String PARENT = NetworkInterface.PARENT.name();
  static final String ID = NetworkInterface.ID.name();
  static final String MODE = NetworkInterface.MODE.name();
  static final String PRIMARY = NetworkInterface.PRIMARY.name();
  static final String IPV4 = "ipv4.method";
  static final String IPV6 = "ipv6.method";
  static final String GATEWAY_V4 = "network.gateway.ipv4";
  static final String GATEWAY_V6 = "network.gateway.ipv6";
  static final String OFF = "off";
  static final String STATIC = "static";

  /** What stands for a setting that is left out. */
  static final String NONE = "(none)";

  private final NetworkSettings settings;
  private final Optional<NetworkInterface> base;
  private final InterfaceParts parts;
  private final Map<String, String> typed;

  /**
   * The fields.
   *
   * @param base the interface as it is set up or found; empty for a new one
   * @param known every interface there is
   * @param typed what was typed so far, by id
   */
  InterfaceFields(
      NetworkSettings settings,
      Optional<NetworkInterface> base,
      List<InterfaceList.Known> known,
      Map<String, String> typed) {
    this.settings = settings;
    this.base = base;
    this.typed = typed;
    this.parts = new InterfaceParts(settings, base, known, typed, kind());
  }

  /** What it is to be. */
  InterfaceKind kind() {
    return base.map(NetworkInterface::kind)
        .orElseGet(() -> NetworkInterface.KIND.reader().apply(typed.getOrDefault(KIND, "vlan")));
  }

  /** The name of a new one: what is typed, else what follows from the rest. */
  String newName() {
    String own = typed.getOrDefault(NAME, "").strip();
    return own.isEmpty() ? parts.suggestedName() : own;
  }

  /** The bond or bridge that has it as a member, where addresses belong then. */
  Optional<InterfaceName> master() {
    return base.flatMap(it -> NetworkWords.master(it.name(), settings));
  }

  InterfaceParts parts() {
    return parts;
  }

  /** What stands in a field now. */
  String value(String id) {
    return typed.getOrDefault(id, written(id)).strip();
  }

  /** All of them, from top to bottom. */
  List<Field> all() {
    List<Field> fields = new ArrayList<>();
    if (base.isEmpty()) {
      fields.add(
          Field.choice(
                  KIND,
                  "Kind",
                  "VLAN: a tagged network on another interface. Bond: several cards as one. Bridge:"
                      + " a switch in software, for virtual machines.",
                  NetworkInterface.KIND.show(kind()),
                  List.of("vlan", "bond", "bridge"))
              .shaping());
      fields.add(
          Field.text(
              NAME,
              "Name",
              "Up to 15 letters, digits and dots. Left empty: " + parts.suggestedName() + ".",
              value(NAME)));
    }
    switch (kind()) {
      case VLAN -> vlan(fields);
      case BOND -> bond(fields);
      case BRIDGE -> bridge(fields);
      case PHYSICAL -> {}
    }
    addresses(fields);
    fields.add(text(NetworkInterface.MTU).putAside());
    fields.add(text(NetworkInterface.DESCRIPTION).putAside());
    return fields;
  }

  private void vlan(List<Field> fields) {
    fields.add(parts.parent(value(PARENT)));
    fields.add(text(NetworkInterface.ID));
  }

  private void bond(List<Field> fields) {
    fields.addAll(parts.members());
    fields.add(choice(NetworkInterface.MODE).shaping());
    BondMode mode = mode();
    if (mode.hashes()) {
      fields.add(choice(NetworkInterface.HASH_POLICY));
    }
    if (mode == BondMode.LACP) {
      fields.add(choice(NetworkInterface.LACP_RATE));
    }
    if (mode == BondMode.ACTIVE_BACKUP) {
      List<String> choices = new ArrayList<>(List.of(NONE));
      choices.addAll(parts.chosen());
      String now = value(PRIMARY);
      fields.add(
          Field.choice(
              PRIMARY,
              NetworkInterface.PRIMARY.label(),
              NetworkInterface.PRIMARY.help(),
              choices.contains(now) ? now : NONE,
              choices));
    }
  }

  BondMode mode() {
    return NetworkInterface.MODE.reader().apply(value(MODE)).orElse(BondMode.ACTIVE_BACKUP);
  }

  private void bridge(List<Field> fields) {
    fields.addAll(parts.members());
    fields.add(
        Field.tick(
            NetworkInterface.STP.name(),
            NetworkInterface.STP.label(),
            NetworkInterface.STP.help(),
            Boolean.parseBoolean(value(NetworkInterface.STP.name()))));
  }

  private void addresses(List<Field> fields) {
    List<Field> methods =
        List.of(
            Field.choice(
                IPV4,
                "IPv4",
                "dhcp: from a DHCP server. static: the addresses below. off: none.",
                value(IPV4),
                NetworkInterface.IPV4_METHOD.choices()),
            Field.choice(
                IPV6,
                "IPv6",
                "auto: from the router. dhcp: from a DHCPv6 server. static: the addresses below."
                    + " off: none.",
                value(IPV6),
                NetworkInterface.IPV6_METHOD.choices()));
    Optional<InterfaceName> master = master();
    if (master.isPresent()) {
      String why = "it is part of " + master.get() + ", and addresses belong there";
      methods.forEach(field -> fields.add(field.disabledBecause(why)));
      return;
    }
    methods.forEach(field -> fields.add(field.shaping()));
    if (isAddressed()) {
      fields.add(text(NetworkInterface.ADDRESSES));
    }
    if (value(IPV4).equals(STATIC)) {
      fields.add(gateway(GATEWAY_V4, NetworkSettings.GATEWAY_V4));
    }
    if (value(IPV6).equals(STATIC)) {
      fields.add(gateway(GATEWAY_V6, NetworkSettings.GATEWAY_V6));
    }
  }

  /** Whether it may have addresses at all. */
  boolean isAddressed() {
    return master().isEmpty() && !(value(IPV4).equals(OFF) && value(IPV6).equals(OFF));
  }

  private Field gateway(String id, Key<?> key) {
    return Field.text(id, key.label(), "One for the whole machine. " + key.help(), value(id));
  }

  private Field text(Key<?> key) {
    return Field.text(key.name(), key.label(), key.help(), value(key.name()));
  }

  private Field choice(Key<?> key) {
    return Field.choice(key.name(), key.label(), key.help(), value(key.name()), key.choices());
  }

  /** What a field begins with. */
  private String written(String id) {
    if (id.equals(IPV4)) {
      return effective(NetworkInterface::ipv4Method, "dhcp");
    }
    if (id.equals(IPV6)) {
      return effective(NetworkInterface::ipv6Method, "auto");
    }
    if (id.equals(GATEWAY_V4)) {
      return NetworkSettings.GATEWAY_V4.show(settings.gatewayV4());
    }
    if (id.equals(GATEWAY_V6)) {
      return NetworkSettings.GATEWAY_V6.show(settings.gatewayV6());
    }
    return base.map(it -> WRITTEN.getOrDefault(id, any -> "").apply(it))
        .filter(text -> !text.isEmpty())
        .orElse(DEFAULTS.getOrDefault(id, ""));
  }

  private String effective(Function<NetworkInterface, Enum<?>> method, String ofNew) {
    return base.filter(it -> !isUntouched(it))
        .map(it -> method.apply(it).name().toLowerCase(Locale.ROOT))
        .orElse(ofNew);
  }

  /** A card that nobody has given an address yet is most likely to get one by DHCP. */
  private boolean isUntouched(NetworkInterface one) {
    return !settings.interfaces().containsKey(one.name())
        && master().isEmpty()
        && !one.isAddressed();
  }

  /** What the system does when nothing is written. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          MODE,
          BondMode.ACTIVE_BACKUP.word(),
          NetworkInterface.HASH_POLICY.name(),
          "layer2+3",
          NetworkInterface.LACP_RATE.name(),
          "slow",
          NetworkInterface.STP.name(),
          "false",
          PRIMARY,
          NONE);

  private static final Map<String, Function<NetworkInterface, String>> WRITTEN =
      Map.ofEntries(
          Map.entry(PARENT, it -> NetworkInterface.PARENT.show(it.parent())),
          Map.entry(ID, it -> NetworkInterface.ID.show(it.id())),
          Map.entry(MODE, it -> NetworkInterface.MODE.show(it.mode())),
          Map.entry(
              NetworkInterface.HASH_POLICY.name(),
              it -> NetworkInterface.HASH_POLICY.show(it.hashPolicy())),
          Map.entry(
              NetworkInterface.LACP_RATE.name(),
              it -> NetworkInterface.LACP_RATE.show(it.lacpRate())),
          Map.entry(PRIMARY, it -> NetworkInterface.PRIMARY.show(it.primary())),
          Map.entry(NetworkInterface.STP.name(), it -> String.valueOf(it.stp())),
          Map.entry(
              NetworkInterface.ADDRESSES.name(),
              it -> NetworkInterface.ADDRESSES.show(it.addresses())),
          Map.entry(NetworkInterface.MTU.name(), it -> NetworkInterface.MTU.show(it.mtu())),
          Map.entry(
              NetworkInterface.DESCRIPTION.name(),
              it -> NetworkInterface.DESCRIPTION.show(it.description())));
}
