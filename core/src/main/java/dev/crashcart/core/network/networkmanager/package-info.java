/**
 * NetworkManager as the one who carries the network settings out: its connection profiles
 * (keyfiles, nm-settings-keyfile(5)) and the nmcli(1) commands that bring them into force. Versions
 * 1.42 and later.
 *
 * <p>May use {@code network}, {@code plan}, {@code host} and {@code config}. Start reading at
 * {@link dev.crashcart.core.network.networkmanager.NetworkManagerBackEnd}.
 */
package dev.crashcart.core.network.networkmanager;
