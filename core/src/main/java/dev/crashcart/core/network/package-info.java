/**
 * The network as the machine has it now: links and addresses.
 *
 * <p>Start reading at {@link dev.crashcart.core.network.NetworkSection}, which observes them
 * through {@code host}.
 */
package dev.crashcart.core.network;
