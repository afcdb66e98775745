package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is at a serial line, with time as the test says it is. */
class AttendanceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Attendance attendance = new Attendance(0);
  private final List<Long> asked = new ArrayList<>();
  private boolean somebody;
  private long now;

  /** Lets time pass; true when a repaint was due. */
  private boolean pass(long seconds) {
    boolean repaint = false;
    for (long end = now + seconds * SECOND; now < end; now += SECOND / 100) {
      if (attendance.isDue(now)) {
        asked.add(now);
        attendance.asked(now, now);
        repaint |= somebody && attendance.ready(now);
      }
    }
    return repaint;
  }

  @Test
  void whileNobodyAnswersItAsksEverySecondAndAHalf() {
    pass(60);
    assertThat(asked).hasSize(39);
  }

  @Test
  void whoeverAttachesGetsTheScreenWithinTwoSeconds() {
    pass(600);
    somebody = true;
    assertThat(pass(2)).isTrue();
    assertThat(pass(600)).as("and only once").isFalse();
    somebody = false;
    pass(3);
    somebody = true;
    assertThat(pass(2)).as("and again soon after going").isTrue();
  }

  @Test
  void whoeverAttachesSoonAfterTheStartIsShownIt() {
    pass(4);
    somebody = true;
    assertThat(pass(2)).isTrue();
  }

  @Test
  void whoeverAnswersFromTheBeginningSawTheFirstPaint() {
    somebody = true;
    assertThat(pass(120)).isFalse();
  }

  @Test
  void whoeverAnswersIsNotWhoPressedKeysAndNeverDid() {
    pass(5);
    attendance.pressed(now);
    pass(5);
    somebody = true;
    assertThat(pass(2)).isTrue();
  }

  @Test
  void whoeverLeftSoonAfterAKeyIsMissedSoon() {
    somebody = true;
    pass(600);
    attendance.pressed(now);
    somebody = false;
    pass(5);
    somebody = true;
    assertThat(pass(2)).isTrue();
  }

  @Test
  void aTerminalThatNeverAnswersIsThereAsLongAsKeysCome() {
    attendance.pressed(now);
    for (int i = 0; i < 20; i++) {
      assertThat(pass(5)).isFalse();
      assertThat(attendance.pressed(now)).isFalse();
    }
    pass(90);
    assertThat(attendance.pressed(now)).as("a key after long silence").isTrue();
    assertThat(attendance.pressed(now)).isFalse();
    pass(10);
    assertThat(attendance.pressed(now)).as("it is the key that tells").isFalse();
  }

  @Test
  void aSlowLineHasItsTimeToCarryTheQuestion() {
    attendance.asked(now, 10 * SECOND);
    now = 11 * SECOND;
    assertThat(attendance.isDue(now)).isFalse();
    attendance.ready(now);
    now = 20 * SECOND;
    attendance.asked(now, 30 * SECOND);
    now = 31 * SECOND;
    assertThat(attendance.isDue(now)).isFalse();
    assertThat(attendance.ready(now)).as("nobody was missed").isFalse();
  }
}
