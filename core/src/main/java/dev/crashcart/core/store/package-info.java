/**
 * What was decided, on disk: the kept settings, every generation, and what is on trial. It knows
 * texts, not their meaning.
 *
 * <p>Start reading at {@link dev.crashcart.core.store.Store}.
 */
package dev.crashcart.core.store;
