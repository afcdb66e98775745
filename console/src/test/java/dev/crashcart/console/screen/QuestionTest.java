package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a session does with a question, its keys and its deadline. */
class QuestionTest {
  private static Page opening(Page other) {
    return TestPages.page(TestPages.menu(), answer -> Next.open(other));
  }

  private static View.Question question(Optional<Duration> left) {
    return new View.Question(
        "Keep?",
        List.of(View.Line.words("The new address is in force.")),
        List.of(
            View.Item.of("keep", 'k', "Keep", "It stays."),
            View.Item.of("back", 'b', "Go back", "The old one comes back.")),
        left.map(TestClock.START::plus));
  }

  @Test
  void aQuestionCountsDownAndGivesItsDeadlineOnce() {
    Scripted page =
        TestPages.page(
            question(Optional.of(Duration.ofSeconds(3))),
            answer -> new Next.Replace(TestPages.page(TestPages.text(1))));
    try (ScreenDriver driver = ScreenDriver.open(opening(page))) {
      driver.press("1").shows("Time left: 3 s");
      driver.clock().advance(Duration.ofMillis(1500));
      driver.settle().shows("Time left: 2 s");
      driver.press("Esc", "x", "F5", "^C").shows("Time left: 2 s");
      driver.clock().advance(Duration.ofMillis(1499));
      driver.settle().shows("Time left: 1 s");
      driver.clock().advance(Duration.ofMillis(1));
      driver.settle().shows("What will change");
      assertThat(page.answers()).extracting("choice").containsExactly("deadline");
    }
  }

  @Test
  void aPageThatStaysAfterItsDeadlineIsNotAskedAgain() {
    Scripted page = TestPages.page(question(Optional.of(Duration.ofSeconds(3))));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.clock().advance(Duration.ofSeconds(5));
      driver.settle().settle().press("x").shows("Time left: 0 s");
      assertThat(page.answers()).extracting("choice").containsExactly("deadline");
    }
  }

  @Test
  void yAndEnterChooseTheFirstAnswer() {
    for (String key : List.of("y", "Y", "Enter", "k")) {
      Scripted page = TestPages.page(question(Optional.of(Duration.ofSeconds(60))));
      try (ScreenDriver driver = ScreenDriver.open(page)) {
        driver.press(key);
        assertThat(page.answers()).as(key).extracting("choice").containsExactly("keep");
      }
    }
  }

  @Test
  void aQuestionWithoutDeadlineIsLeftByEsc() {
    try (ScreenDriver driver =
        ScreenDriver.open(opening(TestPages.page(question(Optional.empty()))))) {
      driver.press("1").shows("Keep?").press("Esc").shows("Main menu");
    }
  }
}
