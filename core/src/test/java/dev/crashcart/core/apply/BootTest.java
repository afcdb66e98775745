package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done while a machine starts, on the pretend machine. */
class BootTest {
  private static final String WIRED = "usr/lib/systemd/network/80-wired.network";
  private static final String FIRST = "etc/systemd/network/05-crashcart-eno1.network";

  @TempDir Path temp;
  private Bench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(temp);
  }

  private Boot.Report boot() throws HostFailure {
    return new Appliance(bench.host).boot().run();
  }

  /** A machine that nobody has set up: no file makes an address. */
  private void bare() throws Exception {
    Files.delete(temp.resolve(WIRED));
    bench.machine.restart();
  }

  private void keep(String yaml) throws HostFailure {
    Settings settings = settings(yaml);
    Outcome outcome =
        bench.applyNow(bench.appliance.plan(settings, Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(outcome).as(outcome.message()).isInstanceOf(Outcome.Applied.class);
  }

  private static Settings settings(String yaml) {
    byte[] text = ("format: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return Settings.read("settings", text).findValue().orElseThrow();
  }

  private Generation newest() throws HostFailure {
    List<Generation> all = bench.appliance.history();
    return all.get(all.size() - 1);
  }

  private Set<String> programsSince(int ran) throws HostFailure {
    return bench.machine.ran().stream()
        .skip(ran)
        .filter(line -> !line.matches("(systemctl (is-|show)|ip -|resolvectl|sshd |loginctl).*"))
        .collect(Collectors.toSet());
  }

  @Test
  void nothingOnAMachineThatIsAsItShouldBe() throws Exception {
    keep("system: {hostname: box7}");
    Map<String, String> state = bench.state();
    bench.machine.restart();
    assertThat(boot()).isEqualTo(new Boot.Report(List.of(), true));
    assertThat(bench.state()).isEqualTo(state);
  }

  @Test
  void theFirstStartAsksForAddressesOnEveryCard() throws Exception {
    bare();
    int ran = bench.machine.ran().size();
    Boot.Report report = boot();
    assertThat(report.good()).as(report.toString()).isTrue();
    assertThat(Files.readString(temp.resolve(FIRST))).contains("DHCP=ipv4");
    assertThat(temp.resolve(FIRST.replace("eno1", "eno2"))).exists();
    assertThat(newest().reason()).isEqualTo("first start");
    assertThat(newest().who()).isEqualTo("boot");
    // The services start later, and the console still opens the first set-up.
    assertThat(programsSince(ran)).isEmpty();
    assertThat(bench.appliance.status().setUp()).isFalse();
    bench.machine.restart();
    assertThat(bench.appliance.status().interfaces().toString()).contains("192.168.40.");
    assertThat(boot().sentences()).isEmpty();
  }

  @Test
  void noFirstNetworkWhereSomebodySetsOneUp() throws Exception {
    Map<String, String> state = bench.state();
    bench.machine.restart();
    assertThat(boot()).isEqualTo(new Boot.Report(List.of(), true));
    Files.delete(temp.resolve(WIRED));
    Path theirs = temp.resolve("etc/systemd/network/99-mine.network");
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "[Match]\nName=eno1\n[Network]\nAddress=192.168.40.9/24\n");
    bench.machine.restart();
    assertThat(boot().sentences()).isEmpty();
    Files.delete(theirs);
    Files.writeString(temp.resolve(".simulated/services"), "systemd-resolved\n");
    bench.machine.restart();
    assertThat(boot().sentences()).isEmpty();
    assertThat(bench.appliance.history()).isEmpty();
    assertThat(bench.state().keySet()).doesNotContain("/" + FIRST);
    assertThat(state).isNotEmpty();
  }

  @Test
  void aFileThatCameWithTheSystemCounts() throws Exception {
    bare();
    Path file = temp.resolve("etc/crashcart/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "format: 1\nsystem: {hostname: nas01}\n");
    Boot.Report report = boot();
    assertThat(report.good()).as(report.toString()).isTrue();
    assertThat(Files.readString(temp.resolve("etc/hostname"))).isEqualTo("nas01\n");
    assertThat(newest().reason()).isEqualTo("first start, from /etc/crashcart/config.yaml");
    assertThat(temp.resolve(FIRST)).doesNotExist();
  }

  @Test
  void aBrokenFileThatCameWithTheSystemIsToldAndStays() throws Exception {
    bare();
    Path file = temp.resolve("etc/crashcart/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "format: 1\nsystem: {hostname: -}\n");
    Boot.Report report = boot();
    assertThat(report.good()).isFalse();
    assertThat(report.sentences().toString()).contains("system.hostname");
    assertThat(file).hasContent("format: 1\nsystem: {hostname: -}");
    assertThat(bench.appliance.history()).isEmpty();
  }

  @Test
  void driftIsOnlyReported() throws Exception {
    keep("system: {hostname: box7}");
    Files.writeString(temp.resolve("etc/hostname"), "other\n");
    bench.machine.restart();
    assertThat(boot().sentences()).isEmpty();
    assertThat(bench.appliance.status().drift()).isNotEmpty();
  }

  @Test
  void driftIsPutRightBeforeAnyServiceRuns() throws Exception {
    keep(
        """
        system: {hostname: box7, ntp-servers: [192.168.40.7]}
        console: {boot-drift: put-right, magic-sysrq: true, blank-after: 5m}
        network: {interfaces: {eno1: {ipv4: {method: dhcp}}}}
        ssh: {enabled: true, port: 22}
        """);
    int before = newest().number();
    Map<String, String> state = bench.state();
    Files.writeString(temp.resolve("etc/hostname"), "other\n");
    Files.writeString(temp.resolve(FIRST), "[Match]\nName=eno1\n");
    Files.delete(temp.resolve("etc/sysctl.d/60-crashcart.conf"));
    Files.delete(temp.resolve("etc/ssh/sshd_config.d/00-crashcart.conf"));
    bench.machine.restart();
    int ran = bench.machine.ran().size();
    Boot.Report report = boot();
    assertThat(report.good()).as(report.toString()).isTrue();
    assertThat(bench.state()).isEqualTo(state);
    assertThat(programsSince(ran))
        .containsExactlyInAnyOrder(
            "hostname -F /etc/hostname",
            "sysctl -q -w kernel.sysrq=1",
            "sh -c printf '\\033[9;%d]' \"$0\" > /dev/tty1 5");
    assertThat(newest().number()).isEqualTo(before + 1);
    assertThat(newest().who()).isEqualTo("boot");
    assertThat(bench.appliance.auditTail(1).get(0)).contains("\"boot\"");
    bench.machine.restart();
    Files.writeString(temp.resolve("sys/module/kernel/parameters/consoleblank"), "300\n");
    assertThat(boot().sentences()).isEmpty();
    assertThat(newest().number()).isEqualTo(before + 1);
    assertThat(bench.appliance.status().drift()).isEmpty();
  }

  @Test
  void whatNoFileKeepsComesIntoForceAgain() throws Exception {
    keep("console: {blank-after: 5m, serial-speed: 9600}");
    bench.machine.restart();
    assertThat(bench.appliance.status().drift()).isNotEmpty();
    assertThat(boot()).isEqualTo(new Boot.Report(List.of(), true));
    assertThat(bench.appliance.status().drift()).isEmpty();
  }

  @Test
  void settingsEditedByHandAreNeitherLostNorApplied() throws Exception {
    keep("system: {hostname: box7}\nconsole: {boot-drift: put-right}");
    Path file = temp.resolve("etc/crashcart/config.yaml");
    String edited = Files.readString(file).replace("box7", "box8");
    Files.writeString(file, edited);
    Files.writeString(temp.resolve("etc/hostname"), "other\n");
    Boot.Report report = boot();
    assertThat(report.good()).isFalse();
    assertThat(report.sentences().toString()).contains("edited");
    assertThat(Files.readString(file)).isEqualTo(edited);
  }

  @Test
  void aTrialGoesBackFirst() throws Exception {
    keep("system: {hostname: box7}");
    Map<String, String> state = bench.state();
    Proposal proposal =
        Bench.good(
            bench.appliance.plan(
                settings("system: {hostname: box8}"), Appliance.Consent.of(Bench.CONSOLE)));
    bench.appliance.tryOut(proposal, Bench.CONSOLE, "test", Duration.ofSeconds(60));
    bench.machine.restart();
    Boot.Report report = boot();
    assertThat(report.good()).isTrue();
    assertThat(report.sentences()).singleElement().asString().contains("restarted");
    assertThat(bench.state()).isEqualTo(state);
  }

  @Test
  void aPowerCutAtAnyMomentIsMendedByTheNextStart() throws Exception {
    keep("system: {hostname: box7}\nconsole: {boot-drift: put-right, magic-sysrq: true}");
    Map<String, String> right = bench.state();
    int deaths = 0;
    for (int nth = 1; ; nth++) {
      drift();
      bench.machine.restart();
      bench.host.dieAt(nth);
      try {
        boot();
      } catch (FragileHost.Died died) {
        deaths++;
      }
      boolean through = !bench.host.died();
      bench.host.revive();
      bench.machine.restart();
      boot();
      boot();
      assertThat(bench.state()).as("cut %d", nth).isEqualTo(right);
      if (through) {
        break;
      }
    }
    assertThat(deaths).isGreaterThan(10);
  }

  private void drift() throws IOException {
    Files.writeString(temp.resolve("etc/hostname"), "other\n");
    Files.deleteIfExists(temp.resolve("etc/sysctl.d/60-crashcart.conf"));
  }

  @Test
  void aFailureIsASentenceAndNothingIsHalf() throws Exception {
    keep("system: {hostname: box7}\nconsole: {boot-drift: put-right, magic-sysrq: true}");
    Map<String, String> right = bench.state();
    drift();
    bench.machine.restart();
    Map<String, String> before = bench.state();
    int failures = 0;
    for (int nth = 1; nth < 30; nth++) {
      bench.machine.failAt(nth);
      Boot.Report report = boot();
      bench.machine.failNoMore();
      assertThat(List.of(before, right)).as("failure %d: %s", nth, report).contains(bench.state());
      if (!report.good()) {
        failures++;
        assertThat(report.sentences()).isNotEmpty();
      }
      drift();
      bench.machine.restart();
    }
    assertThat(failures).isGreaterThan(5);
  }

  @Test
  void takesNoLongerThanTheMachineCanWait() throws Exception {
    keep("system: {hostname: box7}\nconsole: {boot-drift: put-right, blank-after: 5m}");
    drift();
    bench.machine.restart();
    Boot late = bench.appliance.boot();
    bench.clock.turn(Duration.ofSeconds(46));
    Boot.Report report = late.run();
    assertThat(report.good()).isFalse();
    assertThat(report.sentences().toString()).contains("no time");
    assertThat(Files.readString(temp.resolve("etc/hostname"))).isEqualTo("other\n");
  }
}
