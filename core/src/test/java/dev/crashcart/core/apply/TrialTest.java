package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change on trial: kept, extended, gone back by deadline, restart or wish. */
class TrialTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @TempDir Path temp;
  private Bench bench;
  private Map<String, String> before;
  private int generations;

  @BeforeEach
  void anAppliance() throws Exception {
    bench = new Bench(temp.resolve("appliance")).withAdmin();
    before = bench.state();
    generations = bench.appliance.history().size();
  }

  private Outcome tryOut() throws HostFailure {
    Proposal proposal = bench.password(Bench.ADMIN, Bench.SECOND, Bench.ADMIN_AT_SSH);
    assertThat(proposal.plan().risky()).as("one's own account").isTrue();
    return bench.appliance.tryOut(proposal, Bench.ADMIN_AT_SSH, "new password", MINUTE);
  }

  @Test
  void isDoneButNotKeptYet() throws Exception {
    assertThat(tryOut()).isInstanceOf(Outcome.OnTrial.class);
    assertThat(bench.shadow("admin")).contains(Bench.SECOND.text().reveal());
    assertThat(bench.appliance.history()).hasSize(generations);
    assertThat(bench.appliance.status().drift()).as("it is meant to be so").isEmpty();
    assertThat(bench.host.armed()).contains(bench.clock.instant().plus(MINUTE));
    assertThat(bench.appliance.status().trialDeadline())
        .contains(bench.clock.instant().plus(MINUTE));
  }

  @Test
  void keptInTimeStays() throws Exception {
    tryOut();
    bench.clock.turn(Duration.ofSeconds(59));
    assertThat(bench.appliance.keep(Bench.ADMIN_AT_SSH)).isInstanceOf(Outcome.Applied.class);
    bench.clock.turn(MINUTE);
    assertThat(bench.appliance.goBackIfDue(Who.TIMER)).isEmpty();
    assertThat(bench.shadow("admin")).contains(Bench.SECOND.text().reveal());
    assertThat(bench.appliance.history()).hasSize(generations + 1);
    assertThat(bench.appliance.status().drift()).isEmpty();
  }

  @Test
  void notKeptGoesBackWithItsReason() throws Exception {
    tryOut();
    assertThat(bench.appliance.goBackIfDue(Who.TIMER)).as("before the deadline").isEmpty();
    bench.clock.turn(MINUTE);
    assertThat(bench.appliance.goBackIfDue(Who.TIMER))
        .hasValueSatisfying(outcome -> assertThat(outcome.message()).contains("nobody kept it"));
    assertThat(bench.state()).isEqualTo(before);
    assertThat(bench.appliance.status().rejected())
        .hasValueSatisfying(
            rejected -> {
              assertThat(rejected.cause()).contains("nobody kept it");
              assertThat(rejected.text()).contains(Bench.SECOND.text().reveal());
            });
    bench.appliance.forgetRejected();
    assertThat(bench.appliance.status().rejected()).isEmpty();
  }

  @Test
  void tooLateToKeep() throws Exception {
    tryOut();
    bench.clock.turn(MINUTE);
    assertThatThrownBy(() -> bench.appliance.keep(Bench.CONSOLE))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("too late");
  }

  @Test
  void extendedWhileItRuns() throws Exception {
    tryOut();
    bench.clock.turn(Duration.ofSeconds(50));
    bench.appliance.extend(Bench.CONSOLE, MINUTE);
    bench.clock.turn(Duration.ofSeconds(50));
    assertThat(bench.appliance.goBackIfDue(Who.TIMER)).isEmpty();
    bench.clock.turn(Duration.ofSeconds(10));
    assertThat(bench.appliance.goBackIfDue(Who.TIMER)).isPresent();
  }

  @Test
  void aRestartPutsItBackAtOnce() throws Exception {
    tryOut();
    bench.machine.restart();
    assertThat(new Appliance(bench.host).goBackIfDue(Who.TIMER))
        .hasValueSatisfying(outcome -> assertThat(outcome.message()).contains("restarted"));
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  void putBackByWish() throws Exception {
    tryOut();
    assertThat(bench.appliance.goBack(Bench.CONSOLE, "the operator wanted it."))
        .isInstanceOf(Outcome.WentBack.class);
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  void nothingElseIsAppliedMeanwhile() throws Exception {
    tryOut();
    Proposal other = bench.password(Bench.ROOT, Bench.FIRST, Bench.CONSOLE);
    assertThat(bench.appliance.apply(other, Bench.CONSOLE, "other"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.why()).contains("on trial"));
  }

  @Test
  void foreignLinesChangedDuringTheTrialStay() throws Exception {
    tryOut();
    Path shadow = bench.folder.resolve("etc/shadow");
    Files.writeString(shadow, Files.readString(shadow) + "guest:*:19000:0:99999:7:::\n");
    bench.appliance.goBack(Bench.CONSOLE, "the operator wanted it.");
    assertThat(bench.shadow("guest")).startsWith("guest:*:");
    assertThat(bench.shadow("admin")).contains(Bench.FIRST.text().reveal());
  }
}
