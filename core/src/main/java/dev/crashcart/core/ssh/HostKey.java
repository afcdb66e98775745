package dev.crashcart.core.ssh;

import dev.crashcart.core.config.PublicKeyLine;

/**
 * A host key of this machine, by which it proves to clients that it is the one.
 *
 * @param path of the private key file; the public one stands beside it with {@code .pub}
 */
public record HostKey(String path, PublicKeyLine key) {}
