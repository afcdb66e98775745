package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.SshState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SSH service applied, refused, failing anywhere, and put back, on the pretend machine. */
class FailingSshStepTest {
  private static final Who OVER_SSH =
      new Who(Optional.of("admin"), "command line", "/dev/pts/3", Optional.empty(), true);
  private static final String ON = "ssh: {enabled: true, port: 22}";
  private static final String CHANGED =
      """
      ssh:
        enabled: true
        port: 2222
        password-login: false
        root-key-login: true
        allowed-groups: [root, sudo]
        tcp-forwarding: false
        banner: [Hello]
        weak-algorithms: [hmac-sha1]
        extra-lines: [LogLevel VERBOSE, Match User backup, "  X11Forwarding no"]
      """;

  @TempDir Path temp;

  /** A machine whose SSH service was switched on by these settings. */
  private final class Machine {
    private final Bench bench;
    private final SimulatedHost host;
    private final Appliance appliance;

    private Machine(String folder, String first) throws Exception {
      bench = new Bench(temp.resolve(folder));
      host = bench.machine;
      appliance = new Appliance(host);
      Outcome outcome = appliance.apply(proposal(first, Bench.CONSOLE), Bench.CONSOLE, "first");
      assertThat(outcome).as(outcome.message()).isInstanceOf(Outcome.Applied.class);
    }

    private Checked<Proposal> plan(String yaml, Who who) throws HostFailure {
      byte[] text = ("format: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
      Settings settings = Settings.read("settings", text).findValue().orElseThrow();
      return appliance.plan(settings, Appliance.Consent.of(who));
    }

    private Proposal proposal(String yaml, Who who) throws HostFailure {
      return Bench.good(plan(yaml, who));
    }

    /** What runs and what is in force. */
    private List<String> force() throws HostFailure {
      SshState state = appliance.sshDesk().view().state();
      return List.of(
          "enabled " + state.enabled(), "active " + state.active(), state.inForce().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"system: {hostname: box7}", ON, "ssh: {enabled: false}", CHANGED})
  void everythingEndsAsItBegan(String before) throws Exception {
    String after = before.equals(CHANGED) ? "ssh: {enabled: false, port: 22}" : CHANGED;
    Machine machine = new Machine("failing", before);
    Map<String, String> files = machine.bench.state();
    List<String> force = machine.force();
    int failures = 0;
    for (int nth = 1; ; nth++) {
      Proposal proposal = machine.proposal(after, Bench.CONSOLE);
      machine.host.failAt(nth, nth % 2 == 0);
      Outcome outcome;
      try {
        outcome = machine.appliance.apply(proposal, Bench.CONSOLE, "test");
      } catch (HostFailure refused) {
        outcome = new Outcome.RolledBack(refused.getMessage());
      }
      machine.host.failNoMore();
      if (outcome instanceof Outcome.Applied) {
        assertThat(machine.appliance.status().drift()).isEmpty();
        break;
      }
      failures++;
      assertThat(outcome.message()).isNotBlank().doesNotContain("this failed");
      machine.appliance.goBackIfDue(Bench.CONSOLE);
      assertThat(machine.bench.state()).as("%d: %s", nth, outcome.message()).isEqualTo(files);
      assertThat(machine.force()).as("%d: %s", nth, outcome.message()).isEqualTo(force);
    }
    assertThat(failures).isGreaterThan(8);
  }

  @Test
  void nobodyKeepsItSoTheOldPortComesBack() throws Exception {
    Machine machine = new Machine("trial", ON);
    List<String> force = machine.force();
    Proposal proposal = machine.proposal(CHANGED, OVER_SSH);
    assertThat(proposal.plan().risky()).isTrue();
    assertThat(machine.proposal(CHANGED, Bench.CONSOLE).plan().risky()).isFalse();
    Outcome tried = machine.appliance.tryOut(proposal, OVER_SSH, "port", Duration.ofSeconds(60));
    assertThat(tried).as(tried.message()).isInstanceOf(Outcome.OnTrial.class);
    assertThat(machine.appliance.sshDesk().view().ports()).containsExactly(2222);
    machine.bench.clock.turn(Duration.ofSeconds(61));
    assertThat(machine.appliance.goBackIfDue(Who.TIMER))
        .hasValueSatisfying(went -> assertThat(went).isInstanceOf(Outcome.WentBack.class));
    assertThat(machine.force()).isEqualTo(force);
  }

  @Test
  void aLineThatSshdRefusesIsToldAlsoWhereItNeverRan() throws Exception {
    Machine machine = new Machine("never-on", "ssh: {enabled: false}");
    Checked<Proposal> planned =
        machine.plan("ssh: {enabled: false, extra-lines: [Porrt 99]}", Bench.CONSOLE);
    assertThat(planned.problems().stream().map(Problem::toString))
        .containsExactly(
            "this change: error: ssh.extra-lines: line 1, \"Porrt 99\", is refused by sshd: Bad"
                + " configuration option: Porrt");
  }

  @Test
  void aLineThatSshdRefusesIsToldBeforeAnybodySaysYes() throws Exception {
    Machine machine = new Machine("refused", ON);
    Map<String, String> files = machine.bench.state();
    Checked<Proposal> refused =
        machine.plan(
            "ssh: {enabled: true, port: 22, extra-lines: [LogLevel INFO, LogLevell DEBUG]}",
            Bench.CONSOLE);
    assertThat(refused.findValue()).isEmpty();
    assertThat(refused.problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::toString)
        .containsExactly(
            "this change: error: ssh.extra-lines: line 2, \"LogLevell DEBUG\", is refused by sshd:"
                + " Bad configuration option: LogLevell");
    assertThat(machine.bench.state()).isEqualTo(files);
  }

  @Test
  void aLineThatWasWrittenBeforeOursStops() throws Exception {
    Machine machine = new Machine("foreign", ON);
    Path theirs = machine.bench.folder.resolve("etc/ssh/sshd_config.d/00-aaa.conf");
    Files.writeString(theirs, "PasswordAuthentication yes\n");
    Checked<Proposal> refused = machine.plan(CHANGED, Bench.CONSOLE);
    assertThat(refused.problems())
        .extracting(Problem::message)
        .anySatisfy(
            sentence ->
                assertThat(sentence).startsWith("/etc/ssh/sshd_config.d/00-aaa.conf, line 1"));
  }

  @Test
  void tellsWhoCanComeIn() throws Exception {
    Machine machine = new Machine("matrix", ON);
    AccessRow root = machine.appliance.sshDesk().view().matrix().get(0);
    assertThat(root.account()).isEqualTo("root");
    assertThat(root.password().open()).isFalse();
    assertThat(root.password().confirmed()).isTrue();
  }

  @Test
  void warnsWhenNoAdministratorComesIn() throws Exception {
    Machine machine = new Machine("nobody", ON);
    assertThat(
            machine
                .proposal("ssh: {enabled: true, port: 22, allowed-groups: [nobody]}", Bench.CONSOLE)
                .warnings())
        .extracting(Problem::message)
        .anySatisfy(it -> assertThat(it).contains("no administrator can come in by it"));
  }

  @Test
  void whatWasChangedByHandCanBeTakenIn() throws Exception {
    Machine machine = new Machine("adopt", ON);
    Path file = machine.bench.folder.resolve("etc/ssh/sshd_config.d/00-crashcart.conf");
    String byHand = "Port 2200\nLoginGraceTime 5\n";
    Files.writeString(file, Files.readString(file).replace("Port 22\n", byHand));
    assertThat(machine.appliance.status().drift()).isNotEmpty();
    Proposal adopted = Bench.good(machine.appliance.planAdopt(Bench.CONSOLE));
    assertThat(adopted.desired().ssh().service().port()).hasValue(2200);
    assertThat(adopted.desired().ssh().service().extraLines()).contains("LoginGraceTime 5");
    machine.appliance.apply(adopted, Bench.CONSOLE, "adopt");
    assertThat(Files.readString(file)).contains("LoginGraceTime 5");
    assertThat(machine.appliance.status().drift()).isEmpty();
  }
}
