/**
 * The network: interfaces, addresses, gateways, name servers and routes, as they are wanted and as
 * the machine has them.
 *
 * <p>Start reading at {@link dev.crashcart.core.network.NetworkSettings} (what is wanted) and
 * {@link dev.crashcart.core.network.NetworkSection} (observing and planning). Who carries it out is
 * a {@link dev.crashcart.core.network.NetworkBackEnd}, each in a package of its own.
 */
package dev.crashcart.core.network;
