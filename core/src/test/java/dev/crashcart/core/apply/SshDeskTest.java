package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.ssh.SshUntil;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SSH for a while, and new host keys, on the pretend machine. */
class SshDeskTest {
  private static final Who ANN = new Who(Optional.of("ann"), "console", "/dev/tty1");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path temp;
  private final SettableClock clock = SettableClock.at(START);
  private SimulatedHost host;
  private Appliance appliance;

  @BeforeEach
  void create() throws Exception {
    host = SimulatedHost.create(temp.resolve("demo"), clock);
    appliance = new Appliance(host);
  }

  private SshState state() throws HostFailure {
    return appliance.sshDesk().view().state();
  }

  private Outcome onFor(Duration length) throws HostFailure {
    return appliance.sshDesk().onFor(length, ANN);
  }

  private Outcome set(String key, String value) throws HostFailure {
    Input input = appliance.current().toInput().with(key, value, Place.of("test"));
    Proposal proposal = appliance.plan(input, Appliance.Consent.of(ANN)).findValue().orElseThrow();
    return appliance.apply(proposal, ANN, "test");
  }

  private Proposal putRight() throws HostFailure {
    return appliance.planPutRight(ANN).findValue().orElseThrow();
  }

  @Test
  void it_goes_on_and_off_by_itself() throws Exception {
    set("ssh.enabled", "false");
    assertThat(onFor(Duration.ofMinutes(30)).message()).contains("in 30 minutes");
    assertThat(state().active()).isTrue();
    assertThat(state().enabled()).isFalse();
    assertThat(state().until()).contains(START.plus(Duration.ofMinutes(30)));
    assertThat(putRight().plan().isEmpty()).as("no drift while the while lasts").isTrue();
    clock.forward(Duration.ofMinutes(30));
    assertThat(state().active()).isFalse();
    assertThat(state().until()).isEmpty();
    assertThat(host.read(SshUntil.PATH)).isEmpty();
    assertThat(appliance.auditTail(3)).anyMatch(line -> line.contains("ssh-on-for-a-while"));
  }

  @Test
  void once_more_makes_it_longer_and_off_ends_it() throws Exception {
    onFor(Duration.ofMinutes(5));
    clock.forward(Duration.ofMinutes(4));
    onFor(Duration.ofHours(1));
    clock.forward(Duration.ofMinutes(59));
    assertThat(state().active()).isTrue();
    assertThat(appliance.sshDesk().offNow(ANN).message()).contains("SSH is off");
    assertThat(state().active()).isFalse();
    assertThat(host.read(SshUntil.PATH)).isEmpty();
    assertThat(appliance.sshDesk().offNow(ANN)).isInstanceOf(Outcome.Unchanged.class);
    assertThat(appliance.auditTail(3)).anyMatch(line -> line.contains("ssh-off-again"));
  }

  @Test
  void a_restart_of_the_machine_ends_it() throws Exception {
    onFor(Duration.ofHours(2));
    host.restart();
    assertThat(state().active()).isFalse();
    assertThat(state().until()).isEmpty();
  }

  @Test
  void what_the_settings_have_on_needs_no_while() throws Exception {
    set("ssh.enabled", "true");
    assertThat(onFor(Duration.ofMinutes(30))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(host.read(SshUntil.PATH)).isEmpty();
    assertThatThrownBy(() -> appliance.sshDesk().offNow(ANN)).hasMessageContaining("ssh off");
    assertThat(state().active()).isTrue();
  }

  @Test
  void settings_that_switch_it_on_outlast_the_while() throws Exception {
    onFor(Duration.ofMinutes(5));
    set("ssh.enabled", "true");
    assertThat(state().until()).as("the while is over").isEmpty();
    clock.forward(Duration.ofMinutes(10));
    assertThat(state().active()).isTrue();
  }

  @Test
  void too_short_too_long_and_nowhere_to_run_are_refused() throws Exception {
    for (Duration length : List.of(Duration.ofSeconds(59), Duration.ofHours(25))) {
      assertThatThrownBy(() -> onFor(length)).hasMessageContaining("1 minute to 24 hours");
    }
    SshDesk offline = new Appliance(LinuxHost.offline(temp)).sshDesk();
    assertThatThrownBy(() -> offline.onFor(Duration.ofMinutes(5), ANN))
        .hasMessageContaining("only on a machine that runs");
    host.remove("/usr/sbin/sshd");
    assertThatThrownBy(() -> onFor(Duration.ofMinutes(5))).hasMessageContaining("no SSH service");
  }

  @Test
  void what_fails_leaves_no_service_that_stays_on() throws Exception {
    int whole = host.mutations();
    onFor(Duration.ofMinutes(5));
    int steps = host.mutations() - whole;
    appliance.sshDesk().offNow(ANN);
    for (int i = 1; i <= steps; i++) {
      for (boolean done : List.of(false, true)) {
        host.failAt(i, done);
        try {
          onFor(Duration.ofMinutes(5));
        } catch (HostFailure expected) {
          host.failNoMore();
          assertThat(!state().active() || state().until().isPresent())
              .as("step %d of %d, %s: %s", i, steps, done, expected.getMessage())
              .isTrue();
        }
        host.failNoMore();
        appliance.sshDesk().offNow(ANN);
        assertThat(state().active()).isFalse();
      }
    }
  }

  @Test
  void a_damaged_note_says_nothing() throws Exception {
    onFor(Duration.ofMinutes(5));
    for (String text : List.of("", "until: soon\n", "[", "until: 2026-03-01T10:05:00Z\n")) {
      host.write(SshUntil.PATH, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 0, 0));
      assertThat(state().until()).as(text).isEmpty();
    }
  }

  @Test
  void host_keys_are_renewed_once_and_their_secrets_are_nowhere() throws Exception {
    onFor(Duration.ofMinutes(5));
    List<HostKey> before = appliance.sshDesk().hostKeys();
    Proposal proposal =
        appliance.sshDesk().planNewHostKeys(Appliance.Consent.of(ANN)).findValue().orElseThrow();
    assertThat(proposal.plan().notes().toString()).contains("ssh-keygen -R");
    assertThat(proposal.toString()).doesNotContain("PRIVATE KEY");
    assertThat(appliance.apply(proposal, ANN, "new keys").exit()).isZero();
    List<HostKey> after = appliance.sshDesk().hostKeys();
    assertThat(after)
        .extracting(HostKey::path)
        .isEqualTo(before.stream().map(HostKey::path).toList());
    assertThat(after).doesNotContainAnyElementsOf(before);
    assertThat(after).extracting(key -> key.key().shortType()).contains("RSA", "ECDSA", "ED25519");
    for (HostKey key : after) {
      assertThat(host.facts(key.path()).orElseThrow().mode()).isEqualTo(0600);
      assertThat(host.facts(key.path() + ".pub").orElseThrow().mode()).isEqualTo(0644);
      Secret text =
          new Secret(new String(host.read(key.path()).orElseThrow(), StandardCharsets.UTF_8));
      assertThat(appliance.auditTail(20).toString())
          .doesNotContain(text.reveal().lines().toList().get(2));
    }
    assertThat(host.ran()).contains("systemctl reload ssh.service");
    assertThat(state().configuration().trouble()).isEmpty();
    assertThat(state().inForce()).containsKey("hostkey");
    assertThat(putRight().plan().isEmpty()).isTrue();
  }
}
