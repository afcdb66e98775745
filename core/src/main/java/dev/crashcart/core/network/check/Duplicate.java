package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.network.InterfaceName;

/**
 * Somebody who has an address that this machine is about to take.
 *
 * @param owner the hardware address of that machine
 */
public record Duplicate(InterfaceName on, IpAddress address, String owner) {
  /** The question for the operator. */
  public String question() {
    return "The machine "
        + owner
        + " behind "
        + on
        + " has the address "
        + address
        + " already. Take it all the same? Both would be cut off now and then.";
  }
}
