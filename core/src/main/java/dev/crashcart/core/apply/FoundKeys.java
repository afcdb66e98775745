package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.KeyReading;

/**
 * Public keys that were looked for and not yet added to anything.
 *
 * @param source the file or address they came from
 */
public record FoundKeys(String source, KeyReading reading) {}
