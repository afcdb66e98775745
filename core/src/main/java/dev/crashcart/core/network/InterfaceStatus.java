package dev.crashcart.core.network;

import java.util.List;

/**
 * One network interface as the kernel has it now.
 *
 * @param addresses in prefix notation ({@code 192.0.2.5/24}), v4 first; link-local v6 ones included
 * @param dynamic whether any of the addresses came by DHCP or router advertisement
 */
public record InterfaceStatus(
    String name, boolean up, boolean carrier, List<String> addresses, boolean dynamic) {
  public InterfaceStatus {
    addresses = List.copyOf(addresses);
  }
}
