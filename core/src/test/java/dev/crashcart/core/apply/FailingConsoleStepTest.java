package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.system.ConsoleSection;
import dev.crashcart.core.system.SshFront;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's settings applied, failing anywhere, and put back, on the pretend machine. */
class FailingConsoleStepTest {
  private static final Who OVER_SSH =
      new Who(Optional.of("admin"), "ssh front", "192.168.40.9", Optional.empty(), true);
  private static final Who SERIAL = new Who(Optional.empty(), "console", "/dev/ttyS0");
  private static final String ALL =
      """
      console:
        enabled: false
        second-terminal: false
        ctrl-alt-del: true
        magic-sysrq: true
        blank-after: 10m
        serial-speed: 9600
        ssh: {enabled: true, port: 2200}
      """;
  private static final String OTHER =
      """
      console:
        enabled: true
        second-terminal: true
        magic-sysrq: false
        blank-after: 0m
        serial-speed: 38400
        ssh: {enabled: true, port: 2222, addresses: ["::1"]}
      """;

  @TempDir Path temp;

  private Bench bench;
  private SimulatedHost host;
  private Appliance appliance;

  private void machine(String first) throws HostFailure {
    bench = new Bench(temp.resolve("machine"));
    host = bench.machine;
    appliance = new Appliance(host);
    Outcome outcome = appliance.apply(proposal(first, Bench.CONSOLE), Bench.CONSOLE, "first");
    assertThat(outcome).as(outcome.message()).isInstanceOf(Outcome.Applied.class);
  }

  private static Settings settings(String yaml) {
    byte[] text = ("format: 1\nsystem: {hostname: box7}\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return Settings.read("settings", text).findValue().orElseThrow();
  }

  private Checked<Proposal> plan(String yaml, Who who) throws HostFailure {
    return appliance.plan(settings(yaml), Appliance.Consent.of(who));
  }

  private Proposal proposal(String yaml, Who who) throws HostFailure {
    return Bench.good(plan(yaml, who));
  }

  /** What is in force, whatever the settings say of it. */
  private String force() throws HostFailure {
    return ConsoleSection.observe(settings(ALL).console(), host).running().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ALL, OTHER})
  void everythingEndsAsItBegan(String before) throws Exception {
    machine(before);
    String after = before.equals(ALL) ? OTHER : ALL;
    Map<String, String> files = bench.state();
    String force = force();
    int failures = 0;
    for (int nth = 1; ; nth++) {
      Proposal proposal = proposal(after, Bench.CONSOLE);
      host.failAt(nth, nth % 2 == 0);
      Outcome outcome;
      try {
        outcome = appliance.apply(proposal, Bench.CONSOLE, "test");
      } catch (HostFailure refused) {
        outcome = new Outcome.RolledBack(refused.getMessage());
      }
      host.failNoMore();
      if (outcome instanceof Outcome.Applied) {
        assertThat(appliance.status().drift()).isEmpty();
        break;
      }
      failures++;
      assertThat(outcome.message()).isNotBlank().doesNotContain("this failed");
      appliance.goBackIfDue(Bench.CONSOLE);
      assertThat(bench.state()).as("%d: %s", nth, outcome.message()).isEqualTo(files);
      assertThat(force()).as("%d: %s", nth, outcome.message()).isEqualTo(force);
    }
    assertThat(failures).isGreaterThan(8);
    assertThat(force()).isNotEqualTo(force);
  }

  @Test
  void leavingItOutTakesAllOfItBack() throws Exception {
    machine("");
    Map<String, String> files = bench.state();
    appliance.apply(proposal(ALL, Bench.CONSOLE), Bench.CONSOLE, "on");
    assertThat(bench.state()).isNotEqualTo(files);
    appliance.apply(proposal("", Bench.CONSOLE), Bench.CONSOLE, "off");
    assertThat(appliance.status().drift()).isEmpty();
    host.restart();
    assertThat(bench.state().keySet().stream().filter(name -> name.contains("60-crashcart")))
        .isEmpty();
    assertThat(temp.resolve("machine/etc/crashcart/console.conf")).doesNotExist();
  }

  @Test
  void whoCameThroughTheFrontGetsItBackUnlessItIsKept() throws Exception {
    machine("console: {ssh: {enabled: true, port: 2222}}");
    String moved = "console: {ssh: {enabled: true, port: 2200}}";
    assertThat(proposal(moved, Bench.CONSOLE).plan().risky()).isFalse();
    Proposal proposal = proposal(moved, OVER_SSH);
    assertThat(proposal.plan().risky()).isTrue();
    Outcome tried = appliance.tryOut(proposal, OVER_SSH, "port", Duration.ofSeconds(60));
    assertThat(tried).as(tried.message()).isInstanceOf(Outcome.OnTrial.class);
    // The server listens where it is tried out, though nothing is kept yet.
    assertThat(front().port()).isEqualTo(2200);
    assertThat(appliance.current().console().ssh().port()).isEqualTo(2222);
    bench.clock.turn(Duration.ofSeconds(61));
    assertThat(appliance.goBackIfDue(Who.TIMER)).isPresent();
    assertThat(front().port()).isEqualTo(2222);
  }

  private SshFront front() throws HostFailure {
    return ConsoleSection.front(appliance.current().console().ssh(), host);
  }

  @Test
  void aFileOfTheFrontThatMakesNoSenseIsNotFollowed() throws Exception {
    machine("console: {ssh: {enabled: true, port: 2222}}");
    Path file = temp.resolve("machine/etc/crashcart/console.conf");
    Files.writeString(file, "SSH_FRONT=yes\nSSH_FRONT_PORT=99999\nSSH_FRONT_ADDRESSES=::1,nas01\n");
    assertThat(front()).isEqualTo(appliance.current().console().ssh());
  }

  @Test
  void aLineChangesItsSpeedOnTrialForWhoSitsThere() throws Exception {
    machine("");
    String slow = "console: {serial-speed: 9600}";
    assertThat(proposal(slow, Bench.CONSOLE).plan().risky()).isFalse();
    Proposal proposal = proposal(slow, SERIAL);
    assertThat(proposal.plan().risky()).isTrue();
    appliance.tryOut(proposal, SERIAL, "speed", Duration.ofSeconds(60));
    bench.clock.turn(Duration.ofSeconds(61));
    appliance.goBackIfDue(Who.TIMER);
    assertThat(host.ran())
        .filteredOn(line -> line.matches("stty.* [0-9]+"))
        .last()
        .isEqualTo("stty -F /dev/ttyS0 115200");
  }

  @Test
  void menuAndLoginPromptChangePlacesOnlyOnceItIsKept() throws Exception {
    machine("");
    int ran = host.ran().size();
    appliance.apply(proposal("console: {enabled: false}", Bench.CONSOLE), Bench.CONSOLE, "off");
    assertThat(host.ran().subList(ran, host.ran().size()))
        .filteredOn(line -> line.contains("getty.target"))
        .singleElement()
        .asString()
        .startsWith("systemd-run --collect --no-block")
        .contains("while [ -e /var/lib/crashcart/trial.meta.yaml ]");
  }

  @Test
  void aClosedConsoleNeedsSomebodyWhoCanSignIn() throws Exception {
    machine("");
    String closed = "console: {access: locked}";
    assertThat(plan(closed, Bench.CONSOLE).problems().toString()).contains("nobody could use this");
    assertThat(
            appliance
                .plan(settings(closed), new Appliance.Consent(Bench.CONSOLE, true))
                .findValue())
        .isPresent();
  }
}
