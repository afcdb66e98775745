package dev.crashcart.console.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as the operator's own clock shows them: the local time of the system. */
final class When {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("HH:mm");

  private When() {}

  /** {@code 03:14}. */
  static String brief(Instant moment) {
    return BRIEF.format(moment.atZone(ZoneId.systemDefault()));
  }

  /** {@code 03:14:15}. */
  static String clock(Instant moment) {
    return CLOCK.format(moment.atZone(ZoneId.systemDefault()));
  }

  /** {@code 2026-03-01 03:14:15}. */
  static String day(Instant moment) {
    return DAY.format(moment.atZone(ZoneId.systemDefault()));
  }

  /** {@code 2026-03-01 03:14}. */
  static String minute(Instant moment) {
    return MINUTE.format(moment.atZone(ZoneId.systemDefault()));
  }
}
