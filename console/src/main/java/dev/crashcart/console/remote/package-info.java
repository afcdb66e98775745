/**
 * The menu over SSH, from a server of our own for machines without sshd: its own port and host
 * keys, the accounts of the settings, one menu for each who comes in, and nothing else: no
 * commands, no files, no forwarding.
 *
 * <p>Start reading at {@link dev.crashcart.console.remote.MenuServer}. The only package of the
 * console that knows the SSH library. Whom to let in is decided by the counter ({@code
 * SshFrontDesk}); what is shown is drawn by {@code screen}, or printed by {@code plain} on a dumb
 * terminal.
 */
package dev.crashcart.console.remote;
