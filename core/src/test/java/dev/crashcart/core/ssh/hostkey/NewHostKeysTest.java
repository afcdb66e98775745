package dev.crashcart.core.ssh.hostkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.ssh.HostKeyRenewal;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewHostKeysTest {
  @TempDir Path temp;

  private static SshState state(Map<String, List<String>> inForce) {
    return new SshState(
        true, true, "ssh.service", true, true, Optional.empty(), inForce, List.of());
  }

  @Test
  void a_machine_without_keys_gets_the_usual_three() {
    HostKeyRenewal renewal = NewHostKeys.make(state(Map.of()), "nas01");
    assertThat(renewal.keys())
        .extracting(key -> key.key().shortType() + " " + key.key().bits().orElse(0))
        .containsExactly("RSA 3072", "ECDSA 256", "ED25519 256");
    assertThat(renewal.keys())
        .allMatch(
            key -> key.oldFingerprint().isEmpty() && key.key().comment().equals("root@nas01"));
  }

  @Test
  void a_path_of_the_configuration_is_followed_and_a_strange_one_left_alone() {
    HostKeyRenewal renewal =
        NewHostKeys.make(
            state(Map.of("hostkey", List.of("/srv/ssh_host_ed25519_key", "/srv/secret"))), "n");
    assertThat(renewal.keys())
        .extracting(HostKeyRenewal.Renewed::path)
        .containsExactly("/srv/ssh_host_ed25519_key");
  }

  @Test
  void what_was_done_plans_nothing() throws Exception {
    SimulatedHost host =
        SimulatedHost.create(temp.resolve("demo"), SettableClock.at(Instant.EPOCH));
    HostKeyRenewal renewal = NewHostKeys.make(SshSection.look(host), "nas01");
    Plan plan = SshSection.planHostKeys(renewal, SshSection.look(host));
    assertThat(plan.changes()).hasSize(3);
    assertThat(plan.toString()).doesNotContain("PRIVATE");
    assertThat(plan.steps()).as("the service is off").hasSize(6);
    for (var step : plan.steps()) {
      step.runOn(host);
    }
    assertThat(SshSection.planHostKeys(renewal, SshSection.look(host)).isEmpty()).isTrue();
  }

  @Test
  void the_real_sshd_takes_them_and_shows_them() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, openssh-server: run by .ci/run (-Dcrashcart.real=true)");
    Files.createDirectories(Path.of("/run/sshd"));
    HostKeyRenewal renewal = NewHostKeys.make(state(Map.of()), "nas01");
    StringBuilder config = new StringBuilder("UsePAM no\n");
    for (HostKeyRenewal.Renewed key : renewal.keys()) {
      Path file = temp.resolve(Path.of(key.path()).getFileName());
      Files.writeString(file, key.privateKey().reveal(), UTF_8);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      config.append("HostKey ").append(file).append('\n');
      assertThat(said("ssh-keygen", "-y", "-f", file.toString()))
          .startsWith(key.key().type() + " " + key.key().data());
    }
    Path file = Files.writeString(temp.resolve("sshd_config"), config);
    CommandResult tested = run("/usr/sbin/sshd", "-t", "-f", file.toString());
    assertThat(tested.errors()).isEmpty();
    assertThat(tested.succeeded()).isTrue();
    // In a network of its own: the daemon answers one scan on its loopback and goes.
    String scan =
        "ip link set lo up; /usr/sbin/sshd -f "
            + file
            + " -p 22022 -o PidFile="
            + temp.resolve("pid")
            + " && ssh-keyscan -T 10 -p 22022 127.0.0.1 2>/dev/null; kill $(cat "
            + temp.resolve("pid")
            + ")";
    String seen = said("unshare", "--net", "sh", "-c", scan);
    for (HostKeyRenewal.Renewed key : renewal.keys()) {
      assertThat(seen).contains(key.key().type() + " " + key.key().data());
    }
  }

  private static CommandResult run(String... words) throws Exception {
    return LinuxHost.live().run(List.of(words), new byte[0], Duration.ofSeconds(60));
  }

  private static String said(String... words) throws Exception {
    CommandResult result = run(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
    return result.output();
  }
}
