package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;

/**
 * A key that opens an account over SSH, and where it stands.
 *
 * @param ours whether it stands in the block that Crashcart keeps; others wrote the rest
 * @param file the absolute path
 */
public record AuthorizedKey(PublicKeyLine line, boolean ours, String file) {}
