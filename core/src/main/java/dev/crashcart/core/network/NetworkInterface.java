package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One interface as it is wanted.
 *
 * <pre>{@code
 * network:
 *   interfaces:
 *     eno1: {ipv4: {method: dhcp}, ipv6: {method: auto}}
 *     bond0: {kind: bond, mode: 802.3ad, members: [eno2, eno3]}
 *     bond0.40: {kind: vlan, parent: bond0, id: 40, addresses: [192.168.40.5/24]}
 * }</pre>
 *
 * @param ipv4 empty: static with a written IPv4 address, else off; see {@link #ipv4Method()}
 * @param ipv6 the same for IPv6
 * @param mtu bytes; empty leaves the system's
 * @param members of a bond or bridge, in their order
 * @param parent what a VLAN is on
 * @param id the tag of a VLAN, 1 to 4094
 */
public record NetworkInterface(
    InterfaceName name,
    InterfaceKind kind,
    Optional<String> description,
    Optional<Ipv4Method> ipv4,
    Optional<Ipv6Method> ipv6,
    List<IpPrefix> addresses,
    Optional<Integer> mtu,
    List<InterfaceName> members,
    Optional<BondMode> mode,
    Optional<HashPolicy> hashPolicy,
    Optional<LacpRate> lacpRate,
    Optional<InterfaceName> primary,
    boolean stp,
    Optional<InterfaceName> parent,
    Optional<Integer> id) {

  private static final int MOST_CHARACTERS = 120;

  public static final Key<InterfaceKind> KIND =
      Key.choice(
          "kind",
          "Kind",
          "physical: a card of the machine. vlan: a tagged network on another interface. bond:"
              + " several cards as one. bridge: a switch in software, for virtual machines.",
          InterfaceKind.PHYSICAL);

  public static final Key<Optional<String>> DESCRIPTION =
      Key.optional(
          "description",
          "Description",
          "For people: where its cable goes, what it is for.",
          Kind.TEXT,
          NetworkInterface::readDescription,
          text -> text);

  public static final Key<Optional<Ipv4Method>> IPV4_METHOD =
      Key.choice(
          "method",
          "IPv4",
          "dhcp: from a DHCP server. static: the addresses below. off: none. Left out: static with"
              + " an address, else off.",
          Ipv4Method.class);

  public static final Key<Optional<Ipv6Method>> IPV6_METHOD =
      Key.choice(
          "method",
          "IPv6",
          "auto: from the router. dhcp: from a DHCPv6 server. static: the addresses below. off:"
              + " none. Left out: static with an address, else off.",
          Ipv6Method.class);

  public static final Key<List<IpPrefix>> ADDRESSES =
      Key.list(
          "addresses",
          "Addresses",
          "Each with its prefix length, such as 192.168.1.5/24, 2001:db8::5/64.",
          IpPrefix::of,
          IpPrefix::toString);

  public static final Key<Optional<Integer>> MTU =
      Key.optional(
          "mtu",
          "MTU",
          "The largest packet in bytes, 68 to 9216. Left out, the system's, 1500 as a rule. Every"
              + " device on the network must take it.",
          Kind.NUMBER,
          text -> Key.readNumber(text, 68, 9216),
          String::valueOf);

  public static final Key<List<InterfaceName>> MEMBERS =
      Key.list(
          "members",
          "Members",
          "The interfaces it is made of, such as eno2, eno3.",
          InterfaceName::new,
          InterfaceName::value);

  public static final Key<Optional<BondMode>> MODE =
      Key.choice(
          "mode",
          "Bond mode",
          "active-backup: one works, the others wait; needs nothing of the switch. 802.3ad: LACP,"
              + " set up on the switch too. balance-xor, balance-rr: static trunk on the switch.",
          Arrays.asList(BondMode.values()),
          BondMode::word);

  public static final Key<Optional<HashPolicy>> HASH_POLICY =
      Key.choice(
          "hash-policy",
          "Hash policy",
          "What decides which member a packet takes, for 802.3ad and balance-xor. Left out:"
              + " layer2+3.",
          Arrays.asList(HashPolicy.values()),
          HashPolicy::word);

  public static final Key<Optional<LacpRate>> LACP_RATE =
      Key.choice(
          "lacp-rate",
          "LACP rate",
          "slow: the switch speaks every 30 seconds. fast: every second, a dead link is noticed"
              + " sooner. Left out: slow.",
          LacpRate.class);

  public static final Key<Optional<InterfaceName>> PRIMARY =
      Key.optional(
          "primary",
          "Primary member",
          "The member of an active-backup bond that works while it can.",
          Kind.TEXT,
          InterfaceName::new,
          InterfaceName::value);

  public static final Key<Boolean> STP =
      Key.yesNo(
          "stp",
          "Spanning tree",
          "Keeps a bridge from making a loop; a new port waits some seconds. Off is right for a"
              + " bridge with one cable.",
          false);

  public static final Key<Optional<InterfaceName>> PARENT =
      Key.optional(
          "parent",
          "Parent",
          "The interface that carries the VLAN.",
          Kind.TEXT,
          InterfaceName::new,
          InterfaceName::value);

  public static final Key<Optional<Integer>> ID =
      Key.optional(
          "id",
          "VLAN id",
          "The tag of the VLAN, 1 to 4094, as the switch has it.",
          Kind.NUMBER,
          text -> Key.readNumber(text, 1, 4094),
          String::valueOf);

  /** Every setting directly below an interface, in the order of the file. */
  public static final List<Key<?>> KEYS =
      List.of(
          KIND,
          DESCRIPTION,
          ADDRESSES,
          MTU,
          MEMBERS,
          MODE,
          HASH_POLICY,
          LACP_RATE,
          PRIMARY,
          STP,
          PARENT,
          ID);

  static final String IPV4 = "ipv4";
  static final String IPV6 = "ipv6";

  public NetworkInterface {
    addresses = List.copyOf(addresses);
    members = List.copyOf(members);
  }

  /** A card about which nothing is written. */
  public static NetworkInterface physical(InterfaceName name) {
    return read(
        name, Input.empty(dev.crashcart.core.config.Place.of("new interface")), new Problems());
  }

  /** A text for people: one line. */
  static String readDescription(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a description is one line of text; take the rest out.");
    }
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a description has at most " + MOST_CHARACTERS + " characters.");
    }
    return text;
  }

  /** How it gets its IPv4 addresses in effect. */
  public Ipv4Method ipv4Method() {
    return ipv4.orElse(
        addresses.stream().anyMatch(IpPrefix::isV4) ? Ipv4Method.STATIC : Ipv4Method.OFF);
  }

  /** How it gets its IPv6 addresses in effect. */
  public Ipv6Method ipv6Method() {
    return ipv6.orElse(
        addresses.stream().allMatch(IpPrefix::isV4) ? Ipv6Method.OFF : Ipv6Method.STATIC);
  }

  /** Whether it has or gets an address, other than a link-local one. */
  public boolean isAddressed() {
    return ipv4Method() != Ipv4Method.OFF || ipv6Method() != Ipv6Method.OFF;
  }

  /** Every setting there is of interfaces. */
  static List<KeyGroup> keyGroups(String path) {
    return List.of(
        new KeyGroup(path, KEYS),
        KeyGroup.of(KeyPath.join(path, IPV4), IPV4_METHOD),
        KeyGroup.of(KeyPath.join(path, IPV6), IPV6_METHOD));
  }

  /** Reads one interface; what does not fit together is checked with the whole network. */
  static NetworkInterface read(InterfaceName name, Input input, Problems problems) {
    Input ipv4 = input.section(IPV4, problems);
    Input ipv6 = input.section(IPV6, problems);
    NetworkInterface read =
        new NetworkInterface(
            name,
            input.get(KIND, problems),
            input.get(DESCRIPTION, problems),
            ipv4.get(IPV4_METHOD, problems),
            ipv6.get(IPV6_METHOD, problems),
            input.get(ADDRESSES, problems),
            input.get(MTU, problems),
            input.get(MEMBERS, problems),
            input.get(MODE, problems),
            input.get(HASH_POLICY, problems),
            input.get(LACP_RATE, problems),
            input.get(PRIMARY, problems),
            input.get(STP, problems),
            input.get(PARENT, problems),
            input.get(ID, problems));
    ipv4.rejectUnknown(problems);
    ipv6.rejectUnknown(problems);
    input.rejectUnknown(problems);
    return read;
  }

  /** What of it is written to the file. */
  List<Written> written() {
    String group =
        KeyPath.join(
            KeyPath.join(NetworkSettings.NETWORK, NetworkSettings.INTERFACES), name.value());
    return List.of(
        Written.thing(group, "interface").add(KIND, kind).add(DESCRIPTION, description),
        Written.group(KeyPath.join(group, IPV4)).add(IPV4_METHOD, ipv4),
        Written.group(KeyPath.join(group, IPV6)).add(IPV6_METHOD, ipv6),
        Written.group(group)
            .add(ADDRESSES, addresses)
            .add(MTU, mtu)
            .add(MEMBERS, members)
            .add(MODE, mode)
            .add(HASH_POLICY, hashPolicy)
            .add(LACP_RATE, lacpRate)
            .add(PRIMARY, primary)
            .add(STP, stp)
            .add(PARENT, parent)
            .add(ID, id));
  }
}
