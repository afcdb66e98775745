package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import java.util.Optional;

/**
 * The address of a router; a link-local one names the interface it is on, as {@code fe80::1%eno1}
 * (RFC 4007).
 */
public record GatewayAddress(IpAddress address, Optional<InterfaceName> on) {
  public GatewayAddress {
    if (on.isPresent() && !address.isLinkLocal()) {
      throw new IllegalArgumentException(
          "only a link-local gateway names its interface; leave %" + on.get() + " out.");
    }
  }

  /** Reads an address, or a link-local one with its interface. */
  public static GatewayAddress of(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return new GatewayAddress(IpAddress.of(text), Optional.empty());
    }
    return new GatewayAddress(
        IpAddress.of(text.substring(0, percent)),
        Optional.of(new InterfaceName(text.substring(percent + 1))));
  }

  public boolean isV4() {
    return address.isV4();
  }

  @Override
  public String toString() {
    return address + on.map(name -> "%" + name).orElse("");
  }
}
