package dev.crashcart.console.page;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.store.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the pages look in states that are rare on a real appliance; nothing is behind them. */
class StateScreensTest {
  private static final Instant NOW = Some.NOW;
  private static final AccountStatus ANN =
      Some.account("ann", true, PasswordState.DISABLED, 3, true, true, 2);
  private static final AccountStatus[] ACCOUNTS = {
    Some.account("admin", true, PasswordState.SET),
    Some.account("root", true, PasswordState.DISABLED),
    ANN,
    Some.account("bob", false, PasswordState.LOCKED, 1, false, false, 0),
    Some.account("guest", false, PasswordState.OPEN),
    Some.account("new", false, PasswordState.MISSING)
  };
  private final TimeZone before = TimeZone.getDefault();

  @BeforeEach
  void useUtc() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void useTheOldZone() {
    TimeZone.setDefault(before);
  }

  private static Some.Statuses statuses() {
    return new Some.Statuses()
        .accounts(ACCOUNTS)
        .interfaces(
            new InterfaceStatus(
                "eno1", true, true, List.of("192.168.40.21/24", "2001:db8:40::21/64"), true),
            new InterfaceStatus("eno2", true, false, List.of(), false));
  }

  private static Status quiet() {
    return statuses().accounts(ACCOUNTS[0], ACCOUNTS[1]).build();
  }

  private static Status loud() {
    return statuses()
        .trial(NOW.plusSeconds(45))
        .rejected(new Rejected(NOW, "nobody kept it in time.", "format: 1\n"))
        .drift(new Change("accounts.admin.password", "(hidden), another one", "(hidden)"))
        .warnings(
            "Anybody can sign in as guest: no password is asked.",
            "ann is kept out for now by 3 failed attempts. Recover access clears them.")
        .build();
  }

  private static ScreenDriver open(ScreenDriver.Setup setup, Status status, Page... onTop) {
    ScreenDriver driver = setup.onTop(List.of(onTop)).open(new MainPage());
    driver.feed().change(status);
    return driver.settle();
  }

  private static void golden(String name, Status status, Page... onTop) {
    try (ScreenDriver driver = open(ScreenDriver.setup(), status, onTop)) {
      driver.showsGolden("page-" + name);
    }
  }

  @Test
  void theMainMenuAtAllSizes() {
    golden("main-quiet", quiet());
    golden("main-loud", loud());
    for (int[] size : new int[][] {{132, 43}, {40, 12}}) {
      ScreenDriver.Setup setup = ScreenDriver.setup().size(size[0], size[1]);
      try (ScreenDriver driver = open(setup, quiet())) {
        driver.showsGolden("page-main-quiet-" + size[0] + "x" + size[1]);
      }
      setup = ScreenDriver.setup().size(size[0], size[1]);
      try (ScreenDriver driver = open(setup, loud())) {
        driver.showsGolden("page-main-loud-" + size[0] + "x" + size[1]);
      }
    }
  }

  @Test
  void whatIsGreyedSaysWhy() {
    try (ScreenDriver driver = open(ScreenDriver.setup(), quiet())) {
      driver.press("7").shows("Not in this version: comes with the web part.");
    }
  }

  @Test
  void theAccounts() {
    golden("accounts", loud(), AccountsPage.all());
    golden("account", loud(), new AccountPage(ANN.name()));
    golden("recover", loud(), RecoverPage.of(ANN, Optional.empty()));
    golden("recover-forgotten", loud(), RecoverPage.of(ACCOUNTS[0], Optional.empty()));
    golden("new-account", loud(), NewAccountPage.blank());
    golden("sign-in", loud(), new SignInPage());
  }

  @Test
  void aFormOnTheSmallestScreen() {
    ScreenDriver.Setup setup = ScreenDriver.setup().size(40, 12);
    try (ScreenDriver driver = open(setup, loud(), RecoverPage.of(ANN, Optional.empty()))) {
      driver.showsGolden("page-recover-40x12");
    }
  }

  @Test
  void whatWentWrong() {
    golden(
        "problems",
        loud(),
        new ProblemsPage(
            List.of(
                problem("accounts.ann.uid", "it is taken by bob. Take another one."),
                problem("", "there is no generation 9. There are: 0, 1, 2"))));
    golden(
        "outcome-rolled-back",
        loud(),
        new OutcomePage(
            new Outcome.RolledBack("/etc/shadow could not be written: the disk is full."),
            AccountErrands.enable(ANN.name())));
    golden(
        "outcome-stuck",
        loud(),
        new OutcomePage(
            new Outcome.Stuck("the disk is full.", "/etc/shadow could not be written."),
            AccountErrands.enable(ANN.name())));
    golden("drift", loud(), new DriftPage());
    golden("drift-none", quiet(), new DriftPage());
    golden("rejected", loud(), new RejectedPage(loud().rejected().orElseThrow()));
    golden("trial", loud(), new TrialPage(NOW.plusSeconds(45), Optional.empty()));
  }

  private static Problem problem(String key, String message) {
    return new Problem(Problem.Severity.ERROR, key, Place.of("this change"), message);
  }

  @Test
  void theSystem() {
    golden("system", quiet(), new SystemPage());
    golden("about", quiet(), new AboutPage());
    golden("shell", quiet(), new ShellPage());
    golden("power", quiet(), new PowerPage());
    golden("power-reason", quiet(), new PowerPage.Why(true));
    golden("power-sure", quiet(), new PowerPage.Sure(false, "moving house"));
  }
}
