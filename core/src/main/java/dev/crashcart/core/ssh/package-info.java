/**
 * SSH on this appliance and to other machines: the service, host keys, key pairs, connections.
 *
 * <p>Start reading at {@link dev.crashcart.core.ssh.SshSettings} and {@link
 * dev.crashcart.core.ssh.SshSection}. Loading the SSH library takes a while, so nothing that the
 * status needs may use it.
 */
package dev.crashcart.core.ssh;
