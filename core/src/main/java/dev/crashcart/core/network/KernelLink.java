package dev.crashcart.core.network;

import java.util.List;
import java.util.Optional;

/**
 * One interface as the kernel has it now, as {@code ip -json -details link} and sysfs tell it.
 *
 * @param kind what it is: {@code physical}, or the kernel's word ({@code vlan}, {@code bond},
 *     {@code bridge}, {@code dummy}, {@code tun} …)
 * @param up whether it is switched on
 * @param carrier whether there is a signal on the cable
 * @param mac its address, such as {@code 52:54:00:12:34:56}; empty where it has none
 * @param master the bond or bridge it is a member of
 * @param parent what a VLAN is on
 * @param vlanId the tag of a VLAN
 * @param bondMode the kernel's word for the mode of a bond
 * @param model the card, as far as the kernel or the hardware database knows it
 * @param speedMegabits of the link in Mbit/s, while there is one
 */
public record KernelLink(
    String name,
    String kind,
    boolean up,
    boolean carrier,
    int mtu,
    Optional<String> mac,
    Optional<String> master,
    Optional<String> parent,
    Optional<Integer> vlanId,
    Optional<String> bondMode,
    Optional<String> model,
    Optional<Integer> speedMegabits,
    List<KernelAddress> addresses) {
  /** The kind of a card of the machine. */
  public static final String PHYSICAL = "physical";

  public KernelLink {
    addresses = List.copyOf(addresses);
  }

  /** The same with what is known of its card. */
  KernelLink withCard(Optional<Integer> speed, Optional<String> card) {
    return new KernelLink(
        name, kind, up, carrier, mtu, mac, master, parent, vlanId, bondMode, card, speed,
        addresses);
  }

  public boolean isPhysical() {
    return kind.equals(PHYSICAL);
  }
}
