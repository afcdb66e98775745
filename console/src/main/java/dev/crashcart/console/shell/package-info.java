/**
 * Crashcart's own prompt: the same commands under JLine, with completion, a history kept in memory,
 * and passwords shown as stars.
 *
 * <p>Start reading at {@link dev.crashcart.console.shell.CommandShell}.
 */
package dev.crashcart.console.shell;
