/**
 * The terminals the screens are drawn on: the process's own, a device named by its path, or the
 * streams of an SSH channel; their size, their keys, and an output that spends as few bytes as it
 * can, because on a serial line bytes are the whole cost.
 *
 * <p>May use Lanterna's terminal layer and, for signals (window size, the end), JLine. Start
 * reading at {@link dev.crashcart.console.terminal.Tty} (whose modes), {@link
 * dev.crashcart.console.terminal.GridTerminal} (what is on it) and {@code KeyDecoder} (what was
 * pressed).
 */
package dev.crashcart.console.terminal;
