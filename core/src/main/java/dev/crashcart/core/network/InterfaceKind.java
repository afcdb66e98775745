package dev.crashcart.core.network;

/** What an interface is made of. */
public enum InterfaceKind {
  /** A card of the machine; it is there or not, it is never made. */
  PHYSICAL,
  /** A tagged network on top of another interface (IEEE 802.1Q). */
  VLAN,
  /** Several cards used as one (IEEE 802.1AX, or the kernel's other modes). */
  BOND,
  /** A switch in software (IEEE 802.1D). */
  BRIDGE
}
