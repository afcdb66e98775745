/**
 * Key pairs: reading the private key files that people have, making new ones, and the mounted paths
 * they come from and go to.
 *
 * <p>{@link dev.crashcart.core.ssh.keys.PrivateKeyText} looks at a file without any library, for
 * settings are read often; {@link dev.crashcart.core.ssh.keys.KeyFile} reads it wholly and is where
 * to start reading. Nothing else of the program loads the SSH library for key pairs.
 */
package dev.crashcart.core.ssh.keys;
