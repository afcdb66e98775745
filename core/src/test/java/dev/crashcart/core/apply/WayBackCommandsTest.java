package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What brings the old files into force again. */
class WayBackCommandsTest {
  private static final List<String> FORGET = List.of("nscd", "-i", "passwd");
  private static final List<String> REFUSED = List.of("systemctl", "dance");
  private static final List<String> MISSING = List.of("no-such-program");

  @TempDir Path temp;

  @Test
  void areThoseOfTheStepsEachOnce() {
    Step first = new Step.Run(List.of("a"), "why", Duration.ofSeconds(1), List.of(FORGET, REFUSED));
    Step second = new Step.Run(List.of("b"), "why", Duration.ofSeconds(1), List.of(FORGET));
    Step third = Step.Run.of(List.of("c"), "why", Duration.ofSeconds(1));
    Plan plan = new Plan(List.of(), List.of(first, second, third), List.of(), List.of());
    assertThat(WayBackCommands.of(plan)).containsExactly(FORGET, REFUSED);
  }

  @Test
  void allRunAndWhatFailedIsTold() throws HostFailure {
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    String said = new WayBackCommands(host).run(List.of(REFUSED, MISSING, FORGET), false);
    assertThat(said).contains("systemctl dance (", "no-such-program (", "restart the machine");
    assertThat(host.ran()).contains("nscd -i passwd");
    assertThat(new WayBackCommands(host).run(List.of(FORGET), false)).isEmpty();
  }

  @Test
  void aDeviceThatNeverCameIsNoFailure() throws HostFailure {
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    List<String> delete = List.of("ip", "link", "delete", "dev", "bond7");
    assertThat(new WayBackCommands(host).run(List.of(delete), false)).isEmpty();
    assertThat(host.ran()).contains("ip link delete dev bond7");
  }

  @Test
  void atTheStartOfTheMachineNoServiceIsAsked() throws HostFailure {
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    assertThat(new WayBackCommands(host).run(List.of(FORGET, REFUSED), true)).isEmpty();
    assertThat(host.ran()).doesNotContain("nscd -i passwd");
  }
}
