/**
 * The only door to files, commands and time.
 *
 * <p>Start reading at {@link dev.crashcart.core.host.Host}, then at {@link
 * dev.crashcart.core.host.LinuxHost} (a machine, or its files) and {@link
 * dev.crashcart.core.host.SimulatedHost} (a pretend one). Below them {@code FileTree} finds and
 * replaces files, {@code LinuxCommands} runs programs, {@code LockFile} locks, {@code ChangeWatch}
 * watches and {@code GoingBack} arms the way back. {@link dev.crashcart.core.host.NetworkProbe}
 * asks the network questions that change nothing. Nothing else of Crashcart may use {@code Files},
 * {@code ProcessBuilder} or the system's clock; this package uses {@code config} only to quote what
 * the operator typed.
 */
package dev.crashcart.core.host;
