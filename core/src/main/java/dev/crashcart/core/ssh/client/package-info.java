/**
 * Other machines, reached over SSH: which host keys they have, whether a connection works and where
 * it does not, our key put there, commands run, files sent and fetched.
 *
 * <p>Start reading at {@link dev.crashcart.core.ssh.client.ConnectionTest}. Every talk goes through
 * {@link dev.crashcart.core.ssh.client.Handshake}, stage by stage, each within its own limit; what
 * a hostile or broken machine sends ends as a sentence. Uses Apache MINA SSHD without anything of
 * the user's own files: no ~/.ssh, no agent, no known_hosts. Nothing of the menu's start may load
 * it.
 */
package dev.crashcart.core.ssh.client;
