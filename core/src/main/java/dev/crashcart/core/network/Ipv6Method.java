package dev.crashcart.core.network;

/** Where IPv6 addresses come from, besides the link-local one. */
public enum Ipv6Method {
  /** From router advertisements (RFC 4862), and DHCPv6 where these ask for it. */
  AUTO,
  /** From a DHCPv6 server (RFC 8415); the routes from router advertisements. */
  DHCP,
  /** Only those that are written; router advertisements are ignored. */
  STATIC,
  /** None at all, not even a link-local one. */
  OFF
}
