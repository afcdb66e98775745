package dev.crashcart.core.audit;

import java.util.List;

/**
 * One thing that was done or refused.
 *
 * @param action {@code applied, on-trial, kept, went-back, rolled-back, stuck, refused,
 *     one-time-access, one-time-ended, signed-in, sign-in-failed, signed-out, shell, restart,
 *     shut-down, key-exported}; {@code log-damaged} is the log's own
 * @param who account or front
 * @param generation the newest generation afterwards; -1 when there is none or it does not matter
 * @param details changes, steps or the reason, secrets masked
 */
public record AuditEvent(
    String action,
    String who,
    String terminal,
    int generation,
    String reason,
    List<String> details) {
  public AuditEvent {
    details = List.copyOf(details);
  }
}
