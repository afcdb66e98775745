package dev.crashcart.core.system;

import dev.crashcart.core.config.IpAddress;
import java.util.Set;

/**
 * What the console's settings touch beyond themselves.
 *
 * @param overSsh whether who changes them came in over SSH, be it the machine's or Crashcart's own
 * @param terminal the device of who changes them, such as {@code /dev/ttyS0}
 * @param addresses those of the machine, now or by the settings
 */
public record ConsoleSurroundings(boolean overSsh, String terminal, Set<IpAddress> addresses) {
  public ConsoleSurroundings {
    addresses = Set.copyOf(addresses);
  }
}
