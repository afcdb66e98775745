package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long jobs: their steps are seen while they run, and Esc stops them. */
class LastingTest {
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final CountDownLatch stepped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private View view() {
    return new View.Text(
        "Test",
        View.Tone.PLAIN,
        steps.stream().map(View.Line::words).toList(),
        Optional.of("Start"),
        List.of());
  }

  private Next job(Next.Pulse pulse) {
    steps.add("the first step");
    pulse.beat();
    stepped.countDown();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!pulse.stopped() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    steps.add(pulse.stopped() ? "stopped by Esc" : "nobody stopped it");
    return Next.stay();
  }

  private void work(Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              task.run();
              if (steps.size() > 1) {
                ended.countDown();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  @Timeout(60)
  void itsStepsAreSeenAndEscStopsIt() throws InterruptedException {
    Scripted page =
        new Scripted(desk -> view(), (answer, desk) -> new Next.Follow("Testing…", this::job));
    try (ScreenDriver driver = ScreenDriver.setup().worker(this::work).open(page)) {
      driver.press("Enter");
      assertThat(stepped.await(20, TimeUnit.SECONDS)).isTrue();
      driver.settle().shows("the first step").press("Enter");
      assertThat(page.answers()).as("one at a time").hasSize(1);
      driver.clock().advance(Duration.ofSeconds(1));
      driver.settle().shows("Testing…").press("Esc");
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
      driver.settle().shows("stopped by Esc").showsNot("Testing…");
      assertThat(page.answers()).extracting(Answer::choice).containsExactly(Answer.OK);
    }
  }
}
