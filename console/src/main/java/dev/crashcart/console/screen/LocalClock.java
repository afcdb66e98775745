package dev.crashcart.console.screen;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * The system's clock with the offset from UTC that the local time has now. {@link
 * Clock#systemDefaultZone} knows the zone's whole past and future, for which Java searches every
 * library of the program: a tenth of the time until the first screen. Where the offset of another
 * day counts, take {@link ZoneId#systemDefault}.
 */
public final class LocalClock extends Clock {
  private final Clock base;
  private final TimeZone local;

  LocalClock(Clock base, TimeZone local) {
    this.base = base;
    this.local = local;
  }

  /** The system's, in its default time zone. */
  public static Clock system() {
    return new LocalClock(Clock.systemUTC(), TimeZone.getDefault());
  }

  /** The offset that is in force now. */
  @Override
  public ZoneId getZone() {
    return ZoneOffset.ofTotalSeconds(local.getOffset(base.millis()) / 1000);
  }

  @Override
  public Clock withZone(ZoneId other) {
    return base.withZone(other);
  }

  @Override
  public Instant instant() {
    return base.instant();
  }
}
