package dev.crashcart.core.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set: for simulations in which a deadline passes. */
public final class SettableClock extends Clock {
  private volatile Instant now;

  private SettableClock(Instant now) {
    this.now = now;
  }

  /** A clock that shows this moment, in UTC. */
  public static SettableClock at(Instant now) {
    return new SettableClock(now);
  }

  /** Shows another moment from now on. */
  public void set(Instant moment) {
    now = moment;
  }

  /** Lets time pass. */
  public void forward(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock: the zone of a moment concerns nobody here. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
