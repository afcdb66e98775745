package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.console.screen.StatusFeed;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Presence;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the console, by keys on a simulated appliance. */
class GateFlowTest {
  private static final String WRONG = "xylophone quartz umbrella 9417";

  private final TimeZone before = TimeZone.getDefault();
  @TempDir private Path folder;
  private Bench bench;
  private HandFeed feed;
  private ScreenDriver driver;

  @BeforeEach
  void useUtc() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void close() {
    driver.close();
    TimeZone.setDefault(before);
  }

  private Bench withAdmin(String access) throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
    access(access);
    return bench;
  }

  private void access(String access) throws HostFailure {
    Place here = Place.of("test");
    Input console = Input.empty(here).with("access", access, here);
    Input wanted = bench.appliance().current().toInput().with("console", console);
    bench
        .appliance()
        .apply(
            bench.appliance().plan(wanted, new Consent(Some.WHO, true)).findValue().orElseThrow(),
            Some.WHO,
            "test");
  }

  private void open() throws HostFailure {
    open(new ScreenDriverSize(80, 24), Some.WHO);
  }

  private record ScreenDriverSize(int columns, int rows) {}

  private void open(ScreenDriverSize size, Who who) throws HostFailure {
    feed = new HandFeed();
    Status status = bench.appliance().status();
    List<Page> pages = Pages.first(status);
    driver =
        ScreenDriver.setup()
            .size(size.columns(), size.rows())
            .appliance(bench.appliance())
            .feed(feed)
            .who(who)
            .onTop(pages.subList(1, pages.size()))
            .knowing(status)
            .open(pages.get(0));
  }

  private void later(Duration by) {
    bench.later(by);
    driver.clock().advance(by);
    driver.settle();
  }

  private void changed() {
    feed.call.run();
    driver.settle();
  }

  private String lastAudit(int most) throws HostFailure {
    return String.join("\n", bench.appliance().auditTail(most));
  }

  @Test
  void lookingIsFreeAndTheFirstChangeAsksAndThenGoesOn() throws HostFailure {
    withAdmin("sign-in");
    open();
    driver.showsGolden("page-gate-main");
    driver.press("0", "1").type("new kernel").press("Enter", "y").showsGolden("page-gate-asked");
    driver.press("Esc").shows("Restart this machine now?").press("y").shows("Sign in");
    driver.type(Bench.GOOD).press("Enter").shows("On a real machine this would now restart");
    driver.shows("appliance  admin  1.0");
    assertThat(lastAudit(1)).contains("restart", "\"who\":\"admin\"", "new kernel");
    assertThat(lastAudit(2)).contains("signed-in");
    // Nothing more is asked from now on.
    driver.press("Enter", "0", "2").type("over").press("Enter", "y").shows("shut down");
  }

  @Test
  void whatIsOnlyPlannedAsksForNothing() throws HostFailure {
    withAdmin("sign-in");
    open();
    driver.press("1", "4", "2").type(Bench.OTHER).press("Enter").type(Bench.OTHER).press("Enter");
    driver.shows("What will change");
    int generation = bench.appliance().status().generation();
    driver
        .press("Enter")
        .shows("to change something, sign in")
        .press("Esc")
        .shows("What will change");
    assertThat(bench.appliance().status().generation()).isEqualTo(generation);
  }

  @Test
  void aFailedAttemptMakesTheNextOneWait() throws HostFailure {
    withAdmin("sign-in");
    open();
    driver.press("9", "y").type(WRONG).press("Enter").showsGolden("page-gate-waiting");
    driver.press("Enter").shows("Wait until the time is over.").press("Esc").shows("Not signed in");
    later(Duration.ofSeconds(1));
    driver.shows("Password").showsNot("*");
    driver.type(WRONG).press("Enter").shows("Time left: 2 s");
    later(Duration.ofSeconds(1));
    driver.shows("Time left: 1 s").press("b").shows("Open a shell?");
    // Neither leaving the page nor coming back makes it shorter.
    driver.press("y").type(Bench.GOOD).press("Enter").shows("Time left: 1 s");
    later(Duration.ofSeconds(1));
    driver.type(Bench.GOOD).press("Enter").shows("This is a demonstration");
    assertThat(lastAudit(4)).contains("sign-in-failed", "wrong password");
  }

  @Test
  void aLockedConsoleShowsNothingBeforeTheSignIn() throws HostFailure {
    withAdmin("locked");
    open();
    driver.showsGolden("page-gate-locked");
    driver.press("Esc", "Tab", "Esc", "F8").shows("This console is locked.");
    later(Duration.ofSeconds(30));
    driver.press("^L").type(Bench.GOOD).press("Enter").showsGolden("page-gate-locked-in");
    driver.press("2", "Esc", "o").shows("This console is locked.").showsNot("Console setup");
    assertThat(lastAudit(1)).contains("signed-out", "by the operator", "\"who\":\"admin\"");
  }

  @Test
  void aLockedConsoleOnANarrowScreen() throws HostFailure {
    withAdmin("locked");
    open(new ScreenDriverSize(40, 12), Some.WHO);
    driver.showsGolden("page-gate-locked-narrow");
    driver.type(WRONG).press("Enter").showsGolden("page-gate-waiting-narrow");
  }

  @Test
  void whoeverIsIdleIsSignedOutAndLeavesNothingBehind() throws HostFailure {
    withAdmin("locked");
    open();
    driver.type(Bench.GOOD).press("Enter", "3", "1").type("half-typed").shows("half-typed");
    later(Duration.ofMinutes(9));
    driver.shows("half-typed").press("Down");
    later(Duration.ofMinutes(9));
    driver.shows("half-typed");
    later(Duration.ofMinutes(1));
    driver.shows("This console is locked.").showsNot("half-typed");
    driver.type(Bench.GOOD).press("Enter", "3", "1").showsNot("half-typed");
    assertThat(lastAudit(3)).contains("signed-out", "no key was pressed");
  }

  @Test
  void idleWhereOneMayLookLeadsToTheMainMenu() throws HostFailure {
    withAdmin("sign-in");
    open();
    driver.press("i").type(Bench.GOOD).press("Enter").shows("Signed in as admin.");
    driver.press("1", "3").type("bob").shows("bob");
    later(Duration.ofMinutes(10));
    driver.shows("Console setup").shows("You were signed out").showsNot("admin)");
    driver.press("1", "3").showsNot("bob");
  }

  @Test
  void anotherTerminalChangesTheRulesAtOnce() throws HostFailure {
    withAdmin("open");
    open();
    driver.press("3", "1").type("half-typed");
    access("locked");
    changed();
    driver.shows("This console is locked.").showsNot("half-typed");
    access("open");
    changed();
    driver.shows("Console setup").showsNot("Sign in");
    driver.press("9", "y").shows("This is a demonstration");
  }

  @Test
  void nobodyIsLockedOutOfTheFirstSetUp() throws HostFailure {
    bench = new Bench(folder.resolve("appliance"));
    access("locked");
    open();
    driver.press("1").type(Bench.GOOD).press("Enter").type(Bench.GOOD).press("Enter");
    // From now on there is somebody who can sign in.
    driver.shows("What will change").press("Enter").shows("This console is locked.");
  }

  @Test
  void whereEverybodyIsLockedOutTheOneTimeAccessIsTheSignIn() throws HostFailure {
    withAdmin("locked");
    bench
        .appliance()
        .apply(
            bench
                .appliance()
                .planAccount(
                    AccountName.ADMIN, AccountChange.enabled(false), new Consent(Some.WHO, true))
                .findValue()
                .orElseThrow(),
            Some.WHO,
            "test");
    open();
    driver.shows("One-time access").press("Esc").shows("One-time access");
    driver.type(Bench.OTHER).press("Enter").type(Bench.OTHER).press("Enter");
    driver.shows("One-time access is open").shows("appliance  one-time access  1.0");
    driver.press("Enter").shows("admin");
    changed();
    driver.press("Esc").shows("Console setup");
    later(Duration.ofMinutes(10));
    driver.shows("Sign in").showsNot("Console setup");
    assertThat(lastAudit(2)).contains("signed-out", "one-time-ended");
  }

  @Test
  void whoCameOverSshIsSignedInAlready() throws HostFailure {
    withAdmin("locked");
    open(
        new ScreenDriverSize(80, 24),
        new Who(Optional.of("admin"), "console", "/dev/pts/3", Optional.empty(), true));
    driver
        .shows("Console setup")
        .shows("appliance  admin  1.0")
        .press("9", "y")
        .shows("demonstration");
    later(Duration.ofMinutes(10));
    driver.shows("This console is locked.").press("Esc");
    assertThat(driver.ending()).isPresent();
  }

  @Test
  void theOthersAreShownWithWhatTheyDo() throws HostFailure {
    withAdmin("open");
    Presence ann = bench.appliance().presence();
    ann.show(new Who(Optional.of("ann"), "console", "/dev/pts/3"), "Network interfaces", true);
    Presence idle = bench.appliance().presence();
    idle.show(new Who(Optional.empty(), "console", "/dev/ttyS0"), "", false);
    open();
    driver.showsGolden("page-gate-others");
    driver.press("0", "1", "Enter").shows("Also here: ann on pts/3,");
    assertThat(idle.others())
        .extracting(Presence.Menu::sentence)
        .contains("tty1, changing Restart or shut down");
    driver.close();
    assertThat(idle.others()).hasSize(1);
  }

  @Test
  void passwordsTypedHereAreNowhere() throws HostFailure {
    withAdmin("locked");
    open();
    driver.type(WRONG).press("Enter");
    later(Duration.ofSeconds(1));
    driver.type(Bench.GOOD).press("Enter").showsNot(Bench.GOOD);
    assertThat(bench.filesWith(WRONG)).isEmpty();
    assertThat(bench.filesWith(Bench.GOOD)).isEmpty();
  }

  /** The appliance's status, looked at when the test says so. */
  private final class HandFeed implements StatusFeed {
    private Runnable call = () -> {};

    @Override
    public Status look() throws HostFailure {
      return bench.appliance().status();
    }

    @Override
    public Host.Watch watch(Runnable changed) {
      call = changed;
      return () -> call = () -> {};
    }
  }
}
