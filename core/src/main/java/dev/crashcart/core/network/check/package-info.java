/**
 * Looking at the network with the operator: does it work, who has this address, which port is this,
 * what did DHCP give, and the way out when nothing else helps.
 *
 * <p>Start reading at {@link dev.crashcart.core.network.check.NetworkTest}; it asks through {@link
 * dev.crashcart.core.host.NetworkProbe}. {@link dev.crashcart.core.network.check.DuplicateProbe}
 * and {@link dev.crashcart.core.network.check.PortFinder} look as well; {@link
 * dev.crashcart.core.network.check.Lease} and {@link
 * dev.crashcart.core.network.check.EmergencyNetwork} only think.
 */
package dev.crashcart.core.network.check;
