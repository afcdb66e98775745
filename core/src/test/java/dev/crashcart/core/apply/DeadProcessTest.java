package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at each touch of the machine in turn; the next start puts it right. */
class DeadProcessTest {
  @TempDir Path temp;

  @Test
  void anApplyThatDiedIsUndoneOrFinished() throws Exception {
    int undone = 0;
    int finished = 0;
    for (int nth = 1; ; nth++) {
      Bench bench = new Bench(temp.resolve("appliance-" + nth)).withAdmin();
      Proposal proposal =
          Bench.good(
              bench.appliance.planMethod(Method.ROOT, Optional.of(Bench.SECOND), Bench.CONSOLE));
      Map<String, String> before = bench.state();
      bench.host.dieAt(nth);
      try {
        bench.appliance.apply(proposal, Bench.CONSOLE, "dies");
      } catch (FragileHost.Died died) {
        assertThat(bench.host.died()).isTrue();
      }
      if (!bench.host.died()) {
        break;
      }
      bench.host.revive();
      Appliance next = new Appliance(bench.host);
      next.goBackIfDue(Who.TIMER);
      assertThat(next.goBackIfDue(Who.TIMER)).as("a second time").isEmpty();
      assertThat(next.status().drift()).as("died at %d", nth).isEmpty();
      assertThat(next.auditDamage()).as("died at %d", nth).isEmpty();
      if (next.current().accounts().method().equals(Optional.of(Method.ROOT))) {
        finished++;
        assertThat(bench.shadow("root")).contains(Bench.SECOND.text().reveal());
      } else {
        undone++;
        assertThat(bench.state()).as("died at %d", nth).isEqualTo(before);
      }
      assertThat(leftovers(bench.folder)).as("died at %d", nth).isEmpty();
    }
    assertThat(undone).isGreaterThan(3);
    assertThat(finished).isGreaterThan(0);
  }

  @Test
  void aTrialThatDiedAnywhereGoesBackInTheEnd() throws Exception {
    for (int nth = 1; ; nth++) {
      Bench bench = new Bench(temp.resolve("trial-" + nth)).withAdmin();
      Map<String, String> before = bench.state();
      Proposal proposal = bench.password(Bench.ADMIN, Bench.SECOND, Bench.ADMIN_AT_SSH);
      bench.host.dieAt(nth);
      try {
        bench.appliance.tryOut(proposal, Bench.ADMIN_AT_SSH, "dies", Duration.ofSeconds(60));
      } catch (FragileHost.Died died) {
        assertThat(bench.host.died()).isTrue();
      }
      boolean died = bench.host.died();
      bench.host.revive();
      bench.clock.turn(Duration.ofSeconds(61));
      Appliance next = new Appliance(bench.host);
      next.goBackIfDue(Who.TIMER);
      assertThat(bench.state()).as("died at %d", nth).isEqualTo(before);
      assertThat(next.status().drift()).isEmpty();
      if (!died) {
        break;
      }
    }
  }

  /** Unfinished writes and what only an apply in progress has. */
  static Stream<Path> leftovers(Path folder) throws java.io.IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(
              path ->
                  path.getFileName().toString().endsWith(".crashcart-tmp")
                      || path.getFileName().toString().matches("\\.reserve|trial.*|way-back.*"))
          .toList()
          .stream();
    }
  }
}
