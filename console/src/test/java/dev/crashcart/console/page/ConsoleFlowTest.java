package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.system.ConsoleAccess;
import dev.crashcart.core.system.ConsoleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's own settings as the operator sets them, on the simulated appliance. */
class ConsoleFlowTest {
  private static final String FILE = "etc/crashcart/console.conf";

  @TempDir private Path folder;

  private Bench withAdmin() throws HostFailure {
    return Bench.withAdmin(folder.resolve("appliance"));
  }

  private static PageWalk console(Bench bench) throws HostFailure {
    return bench.walk().choose("8").choose("console");
  }

  @Test
  void everySettingIsOnAForm() throws HostFailure {
    Bench bench = withAdmin();
    String shown = console(bench).text() + bench.walk().choose("8").choose("over-ssh").text();
    for (KeyGroup group : ConsoleSettings.keyGroups()) {
      group.keys().forEach(key -> assertThat(shown).contains(key.label()));
    }
  }

  @Test
  void whatIsChosenTakesEffect() throws Exception {
    Bench bench = withAdmin();
    PageWalk walk =
        console(bench)
            .fill(
                "console.access", "sign-in",
                "console.idle-lock", "5m",
                "console.ctrl-alt-del", "on",
                "console.magic-sysrq", "off",
                "console.blank-after", "10m");
    assertThat(walk.text())
        .startsWith("What will change")
        .contains("console.access: sign-in")
        .contains("console.blank-after: 10m");
    walk.enter();
    ConsoleSettings settings = bench.appliance().current().console();
    assertThat(settings.access()).isEqualTo(ConsoleAccess.SIGN_IN);
    assertThat(settings.idleLock()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Files.readString(folder.resolve("appliance").resolve(FILE)))
        .contains("CTRL_ALT_DEL=yes")
        .contains("BLANK_AFTER=10");
    assertThat(bench.appliance().status().drift()).isEmpty();
  }

  @Test
  void whatIsLeftToThePackageIsTakenBack() throws Exception {
    Bench bench = withAdmin();
    console(bench).fill("console.ctrl-alt-del", "on").enter();
    assertThat(folder.resolve("appliance").resolve(FILE)).exists();
    console(bench).fill("console.ctrl-alt-del", "as the package has it").enter();
    assertThat(folder.resolve("appliance").resolve(FILE)).doesNotExist();
  }

  @Test
  void nobodyIsLockedOutOfTheLastWayIn() throws HostFailure {
    Bench bench = new Bench(folder.resolve("appliance"));
    PageWalk walk =
        bench.walk().open(new SystemPage()).choose("console").fill("console.access", "locked");
    assertThat(walk.problems().get("console.access")).contains("nobody could use this console");
    assertThat(bench.appliance().current().console().access()).isEqualTo(ConsoleAccess.OPEN);
  }

  @Test
  void theMenuOverSshIsSwitchedOn() throws HostFailure {
    Bench bench = withAdmin();
    bench.walk().choose("8").choose("over-ssh").fill("console.ssh.enabled", "true").enter();
    assertThat(bench.appliance().current().console().ssh().enabled()).isTrue();
  }

  @Test
  void howItLooks() {
    Stream.of(80, 40).forEach(ConsoleFlowTest::golden);
  }

  private static void golden(int columns) {
    String size = columns == 80 ? "" : "-40x12";
    ScreenDriver.Setup setup =
        ScreenDriver.setup()
            .size(columns, columns == 80 ? 24 : 12)
            .onTop(List.of(ConsoleForms.console(Draft.kept())));
    try (ScreenDriver driver = setup.open(new MainPage())) {
      driver.feed().change(new Some.Statuses().build());
      driver.settle();
      driver.showsGolden("page-console" + size);
    }
  }
}
