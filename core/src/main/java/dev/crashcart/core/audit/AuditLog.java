package dev.crashcart.core.audit;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;

/** The audit log: one JSON object a line, each carrying the hash of the line before. */
public final class AuditLog {
  public static final String PATH = "/var/log/crashcart/audit.jsonl";

  private final Host host;

  public AuditLog(Host host) {
    this.host = host;
  }

  /** Adds one line and syncs it. */
  public void append(AuditEvent event) throws HostFailure {
    throw new UnsupportedOperationException(host.description());
  }

  /** The newest lines, newest last. */
  public List<String> tail(int most) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** What is wrong with the log: a changed, missing or cut line; empty when it is whole. */
  public Optional<String> damage() throws HostFailure {
    throw new UnsupportedOperationException();
  }
}
