/**
 * The host keys of this machine for people: as a picture, as a code for the telephone's camera, as
 * lines for the DNS; and new ones in their place.
 *
 * <p>Start reading at {@link dev.crashcart.core.ssh.hostkey.RandomArt}. Only what makes and reads
 * private keys loads the SSH library: {@link dev.crashcart.core.ssh.hostkey.NewHostKeys}, and
 * {@link dev.crashcart.core.ssh.hostkey.FrontHostKeys} for the server of the menu.
 */
package dev.crashcart.core.ssh.hostkey;
