/**
 * Who did what, when and from which terminal.
 *
 * <p>Start reading at {@link dev.crashcart.core.audit.AuditLog}.
 */
package dev.crashcart.core.audit;
