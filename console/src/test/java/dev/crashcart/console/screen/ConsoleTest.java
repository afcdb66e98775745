package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.MainPage;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What a session does with answers, jobs, the status and time. */
class ConsoleTest {
  /** A worker that does nothing until it is told to. */
  private static final class HeldWorker implements java.util.concurrent.Executor {
    private final Queue<Runnable> held = new ArrayDeque<>();

    @Override
    public void execute(Runnable job) {
      held.add(job);
    }

    void runAll() {
      while (!held.isEmpty()) {
        held.remove().run();
      }
    }
  }

  private static Page opening(Page other) {
    return TestPages.page(TestPages.menu(), answer -> Next.open(other));
  }

  private static Page working(Next.Job job) {
    return TestPages.page(TestPages.menu(), answer -> Next.work("Looking for the cable", job));
  }

  @Test
  void whatCannotWaitComesWithTheFirstStatusOfAMenuThatKnewNothing() {
    ScreenDriver menu = ScreenDriver.setup().feed(new TestFeed()).unknowing().open(new MainPage());
    menu.shows("How will people sign in?").press("Esc").shows("Console setup");
  }

  @Test
  void opensAPageAndComesBackWithTheCursorWhereItWas() {
    try (ScreenDriver driver = ScreenDriver.open(opening(TestPages.page(TestPages.text(2))))) {
      driver.press("Down", "Down").shows("> 3  Network");
      driver.press("Enter").shows("What will change");
      driver.press("Esc").shows("> 3  Network");
    }
  }

  @Test
  void escLosesNothingThatWasTyped() {
    Scripted form =
        TestPages.page(TestPages.form(), answer -> Next.open(TestPages.page(TestPages.text(2))));
    try (ScreenDriver driver = ScreenDriver.open(opening(form))) {
      driver.press("Enter").type("-b").press("Down").type("secret-words");
      driver.press("Down", "Down", "Enter").shows("What will change");
      driver.press("Esc").shows("[nas01-b ").shows("[************ ").shows("> Hash");
      driver.press("Esc").shows("> 1  Sign-in");
      driver.press("Enter").shows("[nas01-b ").shows("[************ ").shows("> Hash");
    }
  }

  @Test
  void secretsAreWipedWhenTheWizardEnds() {
    List<char[]> given = new ArrayList<>();
    Scripted form =
        TestPages.page(
            TestPages.form(),
            answer -> {
              given.add(answer.secret("password"));
              return given.size() == 1
                  ? new Next.Replace(TestPages.page(TestPages.text(1), any -> new Next.Home()))
                  : Next.stay();
            });
    try (ScreenDriver driver = ScreenDriver.open(opening(form))) {
      driver.press("Enter", "Down").type("horse").press("PgDn", "Enter");
      driver.shows("What will change");
      assertThat(given.get(0))
          .as("the page that follows still needs it")
          .containsExactly('h', 'o', 'r', 's', 'e');
      driver.press("Enter").shows("Main menu");
      assertThat(given.get(0)).containsOnly('\0');
    }
  }

  @Test
  void aDisabledItemOnlyTellsItsReason() {
    Scripted menu = TestPages.page(TestPages.menu());
    try (ScreenDriver driver = ScreenDriver.open(menu)) {
      driver.press("2").shows("> 2  Web interface (there is no network yet)");
      assertThat(driver.screen().get(22)).isEqualTo(" There is no network yet.");
      assertThat(menu.answers()).isEmpty();
      driver.press("Down");
      assertThat(driver.screen().get(22)).isEqualTo(" Addresses, routes and name servers.");
    }
  }

  @Test
  void aRefusalOfTheMachineIsShownAndGoesBackToThePage() {
    Page page =
        working(
            () -> {
              throw new HostFailure("Could not write /etc/shadow: no space left.");
            });
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("1").shows("! That did not work").shows("no space left");
      driver.press("Enter").shows("Main menu");
    }
  }

  @Test
  void aBugInAJobDoesNotEndTheMenu() {
    Page page =
        working(
            () -> {
              throw new IllegalStateException("boom");
            });
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("1").shows("Something went wrong in this program (report id ");
      driver.showsNot("boom").press("Esc").shows("Main menu");
    }
  }

  @Test
  void aBugInAnAnswerDoesNotEndTheMenu() {
    Page page =
        TestPages.page(
            TestPages.menu(),
            answer -> {
              throw new StackOverflowError();
            });
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("1").shows("report id ").press("Enter").shows("Main menu");
    }
  }

  @Test
  void aPageThatCannotBeShownIsLeftAgain() {
    Page broken =
        new Scripted(
            desk -> {
              throw new IllegalStateException("boom");
            },
            (answer, desk) -> Next.stay());
    try (ScreenDriver driver = ScreenDriver.open(opening(broken))) {
      driver.press("1").shows("report id ").press("Enter").shows("Main menu");
    }
  }

  @Test
  void aJobsSentenceIsShownOnlyWhenItTakesLong() {
    HeldWorker worker = new HeldWorker();
    Page page = working(() -> Next.open(TestPages.page(TestPages.text(1))));
    try (ScreenDriver driver = ScreenDriver.setup().worker(worker).open(page)) {
      worker.runAll();
      driver.settle().press("1").showsNot("Looking for the cable");
      driver.clock().advance(Duration.ofMillis(149));
      driver.settle().showsNot("Looking for the cable");
      driver.clock().advance(Duration.ofMillis(1));
      driver.settle().shows("Looking for the cable");
      driver.press("Esc", "Down", "Enter", "^L").shows("> 1  Sign-in");
      worker.runAll();
      driver.settle().shows("What will change").showsNot("Looking for the cable");
    }
  }

  @Test
  void theFirstPaintDoesNotWaitForTheStatus() {
    HeldWorker worker = new HeldWorker();
    try (ScreenDriver driver =
        ScreenDriver.setup().worker(worker).open(TestPages.page(TestPages.menu()))) {
      driver.shows("Main menu").showsNot("nas01");
      worker.runAll();
      driver.settle().shows("Crashcart  nas01  1.0");
    }
  }

  @Test
  void aChangedStatusIsShownByItself() {
    Page page =
        new Scripted(
            desk -> {
              String host = desk.status().map(Status::hostName).orElse("not known yet");
              return new View.Menu("Host " + host, "", List.of(), TestPages.menu().items());
            },
            (answer, desk) -> Next.stay());
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.shows("Host nas01").press("Down", "Down");
      Status old = driver.feed().status();
      driver.feed().change(renamed(old, "nas02"));
      driver.settle().shows("Host nas02").shows("> 3  Network");
    }
  }

  @Test
  void onANarrowScreenTheWayBackIsNamedBeforeOtherKeys() {
    View.Text text =
        new View.Text(
            "Plan",
            View.Tone.PLAIN,
            List.of(View.Line.words("One line.")),
            Optional.of("Try it"),
            List.of(View.KeyHint.of("a", 'a', "apply at once"), View.KeyHint.of("r", 'r', "why")));
    Page page = new Scripted(desk -> text, (answer, desk) -> Next.stay());
    try (ScreenDriver driver =
        ScreenDriver.setup()
            .size(40, 12)
            .onTop(List.of(page))
            .open(TestPages.page(TestPages.menu()))) {
      assertThat(driver.screen().get(11)).isEqualTo(" Enter Try it  r why  Esc Back");
    }
  }

  @Test
  void whatAJobDidIsLookedAtAlsoWhenNothingThatIsWatchedChanged() {
    Page page =
        new Scripted(
            desk -> {
              String host = desk.status().map(Status::hostName).orElse("not known yet");
              return new View.Menu("Host " + host, "", List.of(), TestPages.menu().items());
            },
            (answer, desk) -> Next.work("Doing it…", Next::stay));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.shows("Host nas01");
      driver.feed().changeSilently(renamed(driver.feed().status(), "nas02"));
      driver.press("Enter").settle().shows("Host nas02");
    }
  }

  @Test
  void aChangeDuringALookIsLookedAtAfterwards() {
    HeldWorker worker = new HeldWorker();
    try (ScreenDriver driver =
        ScreenDriver.setup().worker(worker).open(TestPages.page(TestPages.menu()))) {
      worker.runAll();
      driver.settle();
      Status status = driver.feed().status();
      driver.feed().change(renamed(status, "nas02"));
      driver.settle();
      driver.feed().change(renamed(status, "nas03"));
      driver.settle();
      assertThat(worker.held).as("one look at a time").hasSize(1);
      worker.runAll();
      driver.settle();
      assertThat(worker.held).as("and another for the second change").hasSize(1);
      worker.runAll();
      driver.settle().shows("nas03");
    }
  }

  private static Status renamed(Status old, String name) {
    return new Status(
        old.host(),
        name,
        old.product(),
        old.method(),
        old.setUp(),
        old.generation(),
        old.accounts(),
        old.interfaces(),
        old.drift(),
        old.trialDeadline(),
        old.rejected(),
        old.oneTimeAccessUntil(),
        old.warnings(),
        old.settings(),
        old.network(),
        old.ssh());
  }

  @Test
  void aStatusThatCannotBeReadIsSaid() {
    StatusFeed feed =
        new StatusFeed() {
          @Override
          public Status look() throws HostFailure {
            throw new HostFailure("Could not read /etc/passwd.");
          }

          @Override
          public Host.Watch watch(Runnable changed) {
            return () -> {};
          }
        };
    try (ScreenDriver driver =
        ScreenDriver.setup().feed(feed).open(TestPages.page(TestPages.menu()))) {
      driver.shows("The status could not be read: Could not read /etc/passwd.").shows("Main menu");
    }
  }

  @Test
  void aStatusThatTakesLongIsWaitedForInWords() {
    try (ScreenDriver driver =
        ScreenDriver.setup().worker(never -> {}).open(TestPages.page(TestPages.menu()))) {
      driver.shows("Main menu").showsNot("Looking at the system").showsNot("Crashcart");
      driver.clock().advance(Duration.ofSeconds(1));
      driver.settle().shows("Looking at the system").shows("09:55  Crashcart");
    }
  }

  @Test
  void theClockShowsMinutes() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.menu()))) {
      driver.shows("09:55");
      driver.clock().advance(Duration.ofMinutes(7));
      driver.settle().shows("10:02");
    }
  }

  @Test
  void theMenuStaysUnlessItMayBeLeft() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.menu()))) {
      driver.press("Esc", "q", "^C", "^Z", "^\\", "^S", "^D").shows("Main menu");
      assertThat(driver.ending()).isEmpty();
    }
    try (ScreenDriver driver =
        ScreenDriver.setup().leaving().open(TestPages.page(TestPages.menu()))) {
      driver.press("Esc").shows("Leave the menu?").press("Esc").shows("Main menu");
      driver.press("q", "s").shows("Main menu");
      driver.press("q", "y");
      assertThat(driver.ending()).contains(Console.Ending.LEFT);
    }
  }

  @Test
  void homeThenLeadsFromTheMenuOn() {
    Page deep =
        TestPages.page(
            TestPages.text(1), a -> new Next.HomeThen(TestPages.page(TestPages.table(3))));
    try (ScreenDriver driver = ScreenDriver.open(opening(opening(deep)))) {
      driver.press("1", "1", "Enter").shows("Accounts").press("Esc").shows("Main menu");
      driver.press("Esc").shows("Main menu");
    }
  }

  @Test
  void aShellGetsTheTerminalAndTheMenuComesBack() {
    List<List<String>> ran = new ArrayList<>();
    Page page = working(() -> new Next.Shell(List.of("/bin/sh", "-l")));
    try (ScreenDriver driver = ScreenDriver.setup().shell(ran::add).open(page)) {
      driver.press("4").shows("Main menu").shows("> 4  Shell");
      assertThat(ran).containsExactly(List.of("/bin/sh", "-l"));
    }
  }

  @Test
  void aShellThatCannotBeStartedIsSaid() {
    Page page = TestPages.page(TestPages.menu(), a -> new Next.Shell(List.of("/bin/none")));
    try (ScreenDriver driver =
        ScreenDriver.setup()
            .shell(
                command -> {
                  throw new IOException("/bin/none: not found");
                })
            .open(page)) {
      driver.press("4").shows("The shell could not be opened: /bin/none: not found");
    }
  }

  @Test
  void problemsOfNoFieldAreSaidAboveTheKeys() {
    Page page = TestPages.page(TestPages.form(), a -> new Next.Problems(Map.of("", "All wrong.")));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("PgDn", "Enter").shows(" ! All wrong.");
    }
  }

  @Test
  void aSentenceGoesWithTheNextKey() {
    Page page = TestPages.page(TestPages.menu(), a -> new Next.Tell("The cable is in."));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("3").shows("The cable is in.");
      driver.press("Down").showsNot("The cable is in.");
    }
  }

  @Test
  void anotherSizeIsDrawnAnew() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.menu()))) {
      driver.resize(40, 12).showsGolden("panes/menu-40x12");
      driver.resize(1, 1);
      driver.resize(80, 24).showsGolden("panes/menu-80x24");
    }
  }
}
