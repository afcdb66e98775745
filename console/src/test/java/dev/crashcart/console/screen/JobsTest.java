package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Next;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long the screen may sleep. */
class JobsTest {
  private final TestClock clock = new TestClock();
  private final Jobs jobs = new Jobs(job -> {}, clock, new Events());

  private Duration untilNext() {
    return jobs.untilNext(Optional.empty(), Optional.empty());
  }

  private Duration untilNext(Duration left) {
    return jobs.untilNext(Optional.of(TestClock.START.plus(left)), Optional.empty());
  }

  @Test
  void wakesOnceAMinuteForTheClock() {
    assertThat(untilNext()).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMillis(17_250));
    assertThat(untilNext()).isEqualTo(Duration.ofMillis(42_750));
  }

  @Test
  void wakesOnceASecondForACountdown() {
    assertThat(untilNext(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(1));
    assertThat(untilNext(Duration.ofMillis(9_300))).isEqualTo(Duration.ofMillis(300));
    assertThat(untilNext(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void wakesWhenAJobsSentenceIsDueAndThenNoMore() {
    jobs.work(new Next.Work("Busy", Next::stay), next -> {}, cause -> {});
    assertThat(untilNext(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(150));
    clock.advance(Duration.ofMillis(150));
    assertThat(jobs.sentence()).contains("Busy");
    assertThat(untilNext(Duration.ofSeconds(10))).isGreaterThan(Duration.ofSeconds(50));
  }

  @Test
  void aClockSetBackDoesNotHideTheSentence() {
    jobs.work(new Next.Work("Busy", Next::stay), next -> {}, cause -> {});
    clock.advance(Duration.ofHours(-1));
    assertThat(jobs.sentence()).contains("Busy");
  }
}
