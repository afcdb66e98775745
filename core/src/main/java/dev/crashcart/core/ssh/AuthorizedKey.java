package dev.crashcart.core.ssh;

import java.util.OptionalInt;

/**
 * One key that opens an account, for people.
 *
 * @param type such as {@code ssh-ed25519}
 * @param bits its size; empty for a type this program cannot look into
 * @param fingerprint as {@code ssh-keygen -l} prints it, {@code SHA256:…}
 * @param comment usually whose it is; may be empty
 */
public record AuthorizedKey(String type, OptionalInt bits, String fingerprint, String comment) {}
