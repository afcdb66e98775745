/**
 * SSH on this appliance, as far as accounts need it: the keys that open them without a password.
 *
 * <p>Start reading at {@link dev.crashcart.core.ssh.AuthorizedKeys}. Loading the SSH library takes
 * a while, so this is asked only when a page or command shows keys.
 */
package dev.crashcart.core.ssh;
