/**
 * The only door to files, commands and time.
 *
 * <p>Start reading at {@link dev.crashcart.core.host.Host}. Nothing else of Crashcart may use
 * {@code Files}, {@code ProcessBuilder} or the system's clock.
 */
package dev.crashcart.core.host;
