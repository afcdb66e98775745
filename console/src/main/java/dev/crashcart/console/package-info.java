/**
 * Wires and starts: which machine, on whose behalf, where it logs, and which front.
 *
 * <p>Start reading at {@link dev.crashcart.console.Main}.
 */
package dev.crashcart.console;
