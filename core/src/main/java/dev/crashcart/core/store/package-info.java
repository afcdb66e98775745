/**
 * What was decided, on disk: the kept settings, every generation, and what is on trial. It knows
 * texts, not their meaning.
 *
 * <p>Each set of files has one whose rename is the moment it counts, so that a power cut leaves the
 * old or the new. It uses {@code config} for its YAML and JSON and {@code host} for everything
 * else.
 *
 * <p>Start reading at {@link dev.crashcart.core.store.Store}.
 */
package dev.crashcart.core.store;
