package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoingBackTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path temp;
  private Path root;
  private String before;

  @BeforeEach
  void forgetLauncher() throws Exception {
    root = Files.createDirectory(temp.resolve("root")).toRealPath();
    before = System.getProperty(GoingBack.LAUNCHER, "");
    System.clearProperty(GoingBack.LAUNCHER);
  }

  @AfterEach
  void restoreLauncher() {
    if (before.isEmpty()) {
      System.clearProperty(GoingBack.LAUNCHER);
    } else {
      System.setProperty(GoingBack.LAUNCHER, before);
    }
  }

  private Path launcher(String script) throws Exception {
    Path launcher = Files.writeString(temp.resolve("crashcart"), "#!/bin/sh\n" + script + "\n");
    Files.setAttribute(launcher, "unix:mode", 0755);
    System.setProperty(GoingBack.LAUNCHER, launcher.toString());
    return launcher;
  }

  @Test
  void the_timer_goes_off_not_before_the_deadline_and_not_a_minute_after() {
    GoingBack back = new GoingBack(Path.of("/usr/bin/crashcart"), List.of());
    List<String> timer = back.timer(NOW, NOW.plusMillis(60_001));
    assertThat(timer)
        .startsWith("systemd-run", "--quiet", "--collect", "--unit=crashcart-back-1777636860001")
        .contains("--on-active=61s", "--timer-property=AccuracySec=100ms")
        .endsWith("/usr/bin/crashcart", "back", "--if-due", "--wait");
    assertThat(back.timer(NOW, NOW.minusSeconds(5))).contains("--on-active=1s");
  }

  @Test
  void the_detached_command_names_the_root() {
    GoingBack back = new GoingBack(Path.of("/usr/bin/crashcart"), List.of("--root", "/mnt/a b"));
    assertThat(back.detached())
        .endsWith("/usr/bin/crashcart", "--root", "/mnt/a b", "back", "--if-due", "--wait")
        .first()
        .asString()
        .endsWith("setsid");
  }

  @Test
  void without_a_launcher_nobody_would_put_it_back() throws Exception {
    LinuxHost host = LinuxHost.offline(root);
    assertThatThrownBy(() -> host.armGoingBack(NOW))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("Nothing would put the change back: ");
    System.setProperty(GoingBack.LAUNCHER, "/no/such/crashcart");
    assertThatThrownBy(() -> host.armGoingBack(NOW))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("/no/such/crashcart is not a program");
  }

  @Test
  void offline_a_process_of_a_session_of_its_own_waits() throws Exception {
    Path told = temp.resolve("told");
    launcher(
        "echo \"$@\" > "
            + told
            + ".part; ps -o sid= -p $$ >> "
            + told
            + ".part; "
            + "echo $$ >> "
            + told
            + ".part; mv "
            + told
            + ".part "
            + told);
    LinuxHost.offline(root).armGoingBack(NOW);
    Eventually.holds("the launcher ran", () -> Files.exists(told));
    List<String> lines = Files.readAllLines(told);
    assertThat(lines.get(0)).isEqualTo("--root " + root + " back --if-due --wait");
    assertThat(lines.get(1).strip()).as("leader of its session").isEqualTo(lines.get(2));
  }

  @Test
  void a_launcher_that_dies_at_once_is_no_way_back() throws Exception {
    Path launcher = launcher("exit 127");
    LinuxHost host = LinuxHost.offline(root);
    assertThatThrownBy(() -> host.armGoingBack(NOW))
        .isInstanceOf(HostFailure.class)
        .hasMessage(
            "Nothing would put the change back: " + launcher + " ended at once with status 127.");
  }

  @Test
  void the_simulation_notes_the_deadline_and_starts_the_launcher_when_it_is_known()
      throws Exception {
    Path demo = temp.resolve("demo");
    SimulatedHost host = SimulatedHost.create(demo, SettableClock.at(NOW));
    host.armGoingBack(NOW.plusSeconds(60));
    assertThat(host.armed()).containsExactly(NOW.plusSeconds(60));

    Path told = temp.resolve("told");
    launcher("echo \"$@\" > " + told + ".part; mv " + told + ".part " + told);
    host.armGoingBack(NOW.plusSeconds(90));
    Eventually.holds("the launcher ran", () -> Files.exists(told));
    assertThat(told).hasContent("--demo " + demo.toRealPath() + " back --if-due --wait\n");
    assertThat(host.armed()).hasSize(2);
  }
}
