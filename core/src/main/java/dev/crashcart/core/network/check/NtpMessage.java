package dev.crashcart.core.network.check;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * A question to a time server and what its answer says (RFC 5905, section 7.3; SNTP, section 14).
 *
 * @param sent the machine's clock when it was sent; the server sends it back
 */
record NtpMessage(Instant sent) {
  static final int PORT = 123;

  private static final int BYTES = 48;
  private static final byte VERSION_4_CLIENT = 0x23;
  private static final int SERVER_MODE = 4;
  private static final int ORIGIN = 24;
  private static final int RECEIVED = 32;
  private static final int TRANSMITTED = 40;
  private static final int UNSYNCHRONISED = 3;
  private static final int MOST_STRATUM = 15;
  private static final long NANOS = 1_000_000_000L;

  /** Seconds between the epochs of NTP (1900) and Unix (1970). */
  private static final long EPOCH = 2_208_988_800L;

  /**
   * What came back.
   *
   * @param offset how far the server's clock is ahead of this machine's; zero without an answer
   */
  record Answer(Kind kind, Duration offset) {}

  /** What an answer is worth. */
  enum Kind {
    /** A time. */
    TIME,
    /** The server knows no time itself. */
    UNSYNCHRONISED,
    /** The server wants to be left alone ("kiss of death"). */
    REFUSED,
    /** No answer to this question. */
    GARBAGE
  }

  /** The bytes to send. */
  byte[] question() {
    return ByteBuffer.allocate(BYTES)
        .put(0, VERSION_4_CLIENT)
        .putLong(TRANSMITTED, stamp(sent))
        .array();
  }

  /** What these bytes answer, which came at this moment of the machine's clock. */
  Answer read(ByteBuffer back, Instant came) {
    if (back.remaining() < BYTES
        || (back.get(0) & 7) != SERVER_MODE
        || back.getLong(ORIGIN) != stamp(sent)) {
      return new Answer(Kind.GARBAGE, Duration.ZERO);
    }
    int stratum = back.get(1) & 0xFF;
    if (stratum == 0) {
      return new Answer(Kind.REFUSED, Duration.ZERO);
    }
    if ((back.get(0) >> 6 & 3) == UNSYNCHRONISED || stratum > MOST_STRATUM) {
      return new Answer(Kind.UNSYNCHRONISED, Duration.ZERO);
    }
    Duration there = Duration.between(sent, instant(back.getLong(RECEIVED)));
    Duration andBack = Duration.between(came, instant(back.getLong(TRANSMITTED)));
    return new Answer(Kind.TIME, there.plus(andBack).dividedBy(2));
  }

  /** 32 bits of seconds, 32 of their fraction. */
  static long stamp(Instant moment) {
    return (moment.getEpochSecond() + EPOCH) << 32 | ((long) moment.getNano() << 32) / NANOS;
  }

  /** The moment of a stamp; one before 1968 is of the next era, from 2036 on. */
  static Instant instant(long stamp) {
    long seconds = stamp >>> 32;
    long era = seconds < 0x8000_0000L ? 1L << 32 : 0;
    return Instant.ofEpochSecond(seconds + era - EPOCH, (stamp & 0xFFFF_FFFFL) * NANOS >>> 32);
  }
}
