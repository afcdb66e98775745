package dev.crashcart.core.host;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What came back when something of the network was asked.
 *
 * @param took from the question to the answer, or to giving up
 * @param detail what the answer says in short: an address, a hardware address, a status of HTTP;
 *     for no answer the system's reason, or nothing
 * @param payload what came back, byte by byte, read only; empty where the answer is no datagram
 */
public record ProbeAnswer(Kind kind, Duration took, String detail, ByteBuffer payload) {
  /** How a question ended. */
  public enum Kind {
    /** Somebody answered. */
    ANSWERED,
    /** Somebody is there and wants nothing of it: the port is closed, a certificate is wrong. */
    REFUSED,
    /** Nobody answered in time. */
    SILENT,
    /** The question could not be sent: no route, no such neighbour. */
    UNREACHABLE,
    /** This machine has no means to ask it. */
    UNABLE
  }

  public ProbeAnswer {
    payload = payload.asReadOnlyBuffer();
  }

  /** An answer without a datagram. */
  public static ProbeAnswer of(Kind kind, Duration took, String detail) {
    return new ProbeAnswer(kind, took, detail, ByteBuffer.allocate(0));
  }

  /** Whether somebody answered. */
  public boolean answered() {
    return kind == Kind.ANSWERED;
  }
}
