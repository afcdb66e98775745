package dev.crashcart.core.network;

import dev.crashcart.core.config.IpPrefix;
import java.util.Optional;

/**
 * An address that an interface has now, as {@code ip -json address} tells it.
 *
 * @param dynamic whether it came from DHCP or a router advertisement
 * @param validSeconds how long it still holds; empty for ever
 * @param duplicate whether the kernel found somebody else with it (RFC 4862, section 5.4)
 */
public record KernelAddress(
    IpPrefix prefix, boolean dynamic, Optional<Long> validSeconds, boolean duplicate) {}
