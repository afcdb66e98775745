/**
 * Who did what, when and from which terminal.
 *
 * <p>The lines are a chain: each carries the hash of what stands before it, and the newest is noted
 * in a second place. It uses {@code config} for its JSON and {@code host} for everything else.
 *
 * <p>Start reading at {@link dev.crashcart.core.audit.AuditLog}.
 */
package dev.crashcart.core.audit;
