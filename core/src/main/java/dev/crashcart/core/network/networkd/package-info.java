/**
 * The network carried out by systemd-networkd(8): files below {@code /etc/systemd/network}.
 *
 * <p>Start reading at {@link dev.crashcart.core.network.networkd.NetworkdBackEnd}.
 */
package dev.crashcart.core.network.networkd;
