package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Africa/Monrovia"
      })
  void theTimeIsThatOfTheZoneAlsoWhereItsClocksChange(String zone) {
    Instant start = Instant.parse("2026-01-01T00:59:59Z");
    for (int hours = 0; hours < 366 * 24; hours++) {
      Clock fixed = Clock.fixed(start.plusSeconds(3600L * hours), ZoneOffset.UTC);
      Clock clock = new LocalClock(fixed, TimeZone.getTimeZone(zone));
      assertThat(LocalTime.now(clock)).isEqualTo(LocalTime.now(fixed.withZone(ZoneId.of(zone))));
    }
  }
}
