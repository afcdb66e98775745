package dev.crashcart.console.page;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.console.screen.StatusFeed;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole flows by keys on a simulated appliance, with a look at the screen at every stop. */
class FlowScreensTest {
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

  private void open(Bench at) throws HostFailure {
    bench = at;
    feed = new HandFeed(bench.appliance());
    List<Page> pages = Pages.first(bench.appliance().status());
    driver =
        ScreenDriver.setup()
            .appliance(bench.appliance())
            .feed(feed)
            .onTop(pages.subList(1, pages.size()))
            .open(pages.get(0));
  }

  /** Presses keys, lets the console notice what changed, and looks. */
  private void sees(String golden, String... keys) {
    driver.press(keys);
    feed.changed();
    driver.settle().showsGolden("page-" + golden);
  }

  private void password(String password) {
    driver.type(password).press("Enter").type(password).press("Enter");
  }

  @Test
  void theFirstStart() throws HostFailure {
    open(new Bench(folder.resolve("appliance")));
    sees("method");
    sees("method-root", "Down");
    sees("method-web", "Down");
    sees("method-password", "1");
    driver.type(Bench.GOOD).press("Enter").type("something else").press("Enter");
    sees("method-password-differs");
    // Both are empty again, and the cursor is at the first.
    password(Bench.GOOD);
    sees("plan");
    sees("steps", "f");
    sees("reason", "Esc", "r");
    driver.press("^u").type("fresh from the box");
    sees("plan-after-reason", "Enter");
    sees("outcome", "Enter");
    sees("main-after-set-up", "Enter");
  }

  @Test
  void escLosesNothing() throws HostFailure {
    open(new Bench(folder.resolve("appliance")));
    driver.press("1").type(Bench.GOOD).press("Enter").type(Bench.GOOD).press("Enter");
    driver.shows("What will change").press("Esc", "Esc").shows("How will people sign in?");
    // Back in, the passwords are still there: Enter alone goes on to the plan.
    driver.press("1").shows("[****").press("Enter").shows("What will change");
  }

  @Test
  void escAllTheWayUpLosesNothing() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    driver.press("1", "3").type("ann").press("Enter").type("Ann Lee").press("Esc", "Esc");
    driver.shows("Console setup").press("1", "3").shows("[ann ").shows("[Ann Lee ");
    driver.press("Esc", "1", "Enter").type(Bench.OTHER).press("Esc", "Esc", "Esc");
    driver.shows("Console setup").press("1", "1", "Enter").shows("[****");
  }

  @Test
  void rootFirst() throws HostFailure {
    open(new Bench(folder.resolve("appliance")));
    sees("root-password", "2");
    password(Bench.GOOD);
    sees("root-outcome", "Enter");
    sees("root-then-administrator", "Enter");
    driver.press("Down", "Down", "Down");
    password(Bench.OTHER);
    sees("root-administrator-outcome", "Enter");
    sees("root-off", "Enter");
    sees("root-off-plan", "Enter");
    driver.press("Enter").shows("Done");
    sees("main-after-root-off", "Enter");
  }

  @Test
  void theWebMethod() throws HostFailure {
    open(new Bench(folder.resolve("appliance")));
    sees("web-plan", "3");
    driver.press("Enter").shows("Done");
    sees("main-after-web", "Enter");
  }

  @Test
  void nobodyLeftAndOneTimeAccess() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    sees("account-admin", "1", "2", "Enter");
    sees("consent", "3");
    sees("consent-plan", "y");
    driver.press("Enter").shows("Done").press("Enter");
    feed.changed();
    driver.settle().shows("Nobody can sign in");
    sees("one-time", "1", "5");
    password(Bench.OTHER);
    sees("one-time-open");
    sees("one-time-then-accounts", "Enter");
    sees("recover-disabled", "Enter");
  }

  @Test
  void aForgottenPasswordTakesSixKeys() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    driver.press("1", "1", "Enter");
    driver.type(Bench.OTHER).press("Enter").type(Bench.OTHER).press("Enter");
    sees("recover-plan");
    driver.press("Enter");
    sees("recover-outcome");
  }

  @Test
  void theHistory() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")).withAdministrator("ann"));
    sees("history", "8", "1");
    sees("generation", "Down", "Enter");
    sees("differences", "d");
    sees("differences-shown", "Enter", "Enter");
    sees("restore-plan", "Esc", "Esc", "r");
    sees("settings", "Esc", "Esc", "Esc", "4");
  }

  @Test
  void whatFailedWasPutBack() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    driver.press("1", "2", "Enter", "1");
    password(Bench.OTHER);
    bench.host().failAt(6);
    driver.press("Enter");
    bench.host().failNoMore();
    driver.shows("It failed, and everything was put back").shows("planned failure");
    sees("plan-again", "p");
  }

  @Test
  void somebodyElseWasFaster() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    driver.press("1", "2", "Enter", "1");
    password(Bench.OTHER);
    bench.withAdministrator("ann");
    sees("outcome-refused", "Enter");
  }

  @Test
  void driftIsSeenOnTheMainMenu() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")).withAdministrator("ann"));
    bench.edit("etc/shadow", text -> text.replace("ann:" + bench.shadow("ann"), "ann:*"));
    sees("main-drift");
    sees("drift-real", "1", "6");
    sees("drift-adopt", "a");
    sees("drift-put-right", "Esc", "p");
  }

  @Test
  void theAuditLog() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    driver
        .press("8", "5")
        .shows("No line was changed or is missing.")
        .shows("applied by console on");
    sees("audit");
  }

  @Test
  void theDemonstrationStartsNothing() throws HostFailure {
    open(Bench.withAdmin(folder.resolve("appliance")));
    sees("shell-demo", "9", "y");
    driver.press("Esc", "0", "1").type("new kernel").press("Enter").shows("Restart this machine");
    sees("power-outcome", "y");
  }

  @Test
  void aTrialOfWhatOneIsSignedInWith() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
    PageWalk walk = bench.walkAs("admin").choose("1").choose("own").password(Bench.OTHER);
    Page plan = walk.page();
    Page trial = walk.enter().page();
    open(bench);
    driver.shows("Keep this change?").press("Esc", "x").shows("Keep this change?");
    driver.close();
    feed = new HandFeed(bench.appliance());
    driver = ScreenDriver.setup().appliance(bench.appliance()).feed(feed).open(plan);
    sees("plan-risky");
    driver.close();
    driver =
        ScreenDriver.setup()
            .appliance(bench.appliance())
            .feed(feed)
            .onTop(List.of(trial))
            .open(new MainPage());
    sees("trial-running");
    bench.later(Duration.ofSeconds(61));
    driver.clock().advance(Duration.ofSeconds(61));
    driver.settle();
    sees("trial-over");
  }

  /** The appliance's status, looked at when the test says so. */
  private static final class HandFeed implements StatusFeed {
    private final Appliance appliance;
    private Runnable call = () -> {};

    HandFeed(Appliance appliance) {
      this.appliance = appliance;
    }

    void changed() {
      call.run();
    }

    @Override
    public Status look() throws HostFailure {
      return appliance.status();
    }

    @Override
    public Host.Watch watch(Runnable changed) {
      call = changed;
      return () -> call = () -> {};
    }
  }
}
