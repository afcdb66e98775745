package dev.crashcart.core.network;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.util.Optional;

/**
 * A route of the main table as the kernel has it now, as {@code ip -json route} tells it.
 *
 * @param destination 0.0.0.0/0 or ::/0 for the default route
 * @param protocol who set it: {@code static}, {@code dhcp}, {@code ra}, {@code kernel} …
 */
public record KernelRoute(
    IpPrefix destination,
    Optional<IpAddress> gateway,
    String device,
    String protocol,
    Optional<Long> metric) {
  /** Whether it leads to everywhere else. */
  public boolean isDefault() {
    return destination.length() == 0;
  }
}
