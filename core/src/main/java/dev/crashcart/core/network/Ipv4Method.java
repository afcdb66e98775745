package dev.crashcart.core.network;

/** Where IPv4 addresses come from. */
public enum Ipv4Method {
  /** From a DHCP server (RFC 2131), besides those that are written. */
  DHCP,
  /** Only those that are written. */
  STATIC,
  /** None at all. */
  OFF
}
