/**
 * The host keys of this machine for people: as a picture, as a code for the telephone's camera, as
 * lines for the DNS; and new ones in their place.
 *
 * <p>Start reading at {@link dev.crashcart.core.ssh.hostkey.RandomArt}. Only {@link
 * dev.crashcart.core.ssh.hostkey.NewHostKeys} loads the SSH library.
 */
package dev.crashcart.core.ssh.hostkey;
