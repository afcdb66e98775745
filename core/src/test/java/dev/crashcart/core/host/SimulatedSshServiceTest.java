package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of sshd on the pretend machine, and the timers that end it. */
class SimulatedSshServiceTest {
  @TempDir Path temp;
  private final SettableClock clock = SettableClock.at(Instant.EPOCH);
  private SimulatedHost host;

  @BeforeEach
  void create() throws Exception {
    host = SimulatedHost.create(temp.resolve("demo"), clock);
  }

  private CommandResult run(String... words) throws HostFailure {
    List<String> command = words.length == 1 ? List.of(words[0].split(" ")) : List.of(words);
    return host.run(command, new byte[0], Duration.ofSeconds(5));
  }

  private String active() throws HostFailure {
    return run("systemctl is-active ssh.service").output().strip();
  }

  private String enabled() throws HostFailure {
    return run("systemctl is-enabled ssh").output().strip();
  }

  @Test
  void it_is_installed_and_off() throws Exception {
    assertThat(active()).isEqualTo("inactive");
    assertThat(enabled()).isEqualTo("disabled");
    assertThat(run("systemctl is-active ssh").exit()).isEqualTo(3);
    assertThat(run("sshd -t").errors())
        .isEqualTo("Missing privilege separation directory: /run/sshd\r\n");
    assertThat(run("systemctl reload ssh").errors()).contains("not active, cannot reload");
    assertThat(run("systemctl show --property=LoadState,ActiveState,UnitFileState ssh").output())
        .isEqualTo("LoadState=loaded\nActiveState=inactive\nUnitFileState=disabled\n");
    assertThat(run("systemctl show -p LoadState --value sshd").output()).isEqualTo("not-found\n");
  }

  @Test
  void it_starts_and_comes_back_after_a_restart_as_enabled() throws Exception {
    assertThat(run("systemctl start ssh").succeeded()).isTrue();
    assertThat(active()).isEqualTo("active");
    assertThat(enabled()).isEqualTo("disabled");
    assertThat(run("sshd -t").succeeded()).isTrue();
    host.restart();
    assertThat(active()).isEqualTo("inactive");
    run("systemctl enable --now ssh");
    host.restart();
    assertThat(active()).isEqualTo("active");
    assertThat(run("sshd -t").succeeded()).isTrue();
    run("systemctl disable --now ssh");
    host.restart();
    assertThat(active()).isEqualTo("inactive");
    assertThat(run("sshd -t").succeeded()).isFalse();
  }

  @Test
  void it_does_not_start_on_a_broken_configuration_and_a_reload_leaves_it_running()
      throws Exception {
    run("systemctl start ssh");
    host.write(
        "/etc/ssh/sshd_config.d/00.conf", "Foo\n".getBytes(UTF_8), FileFacts.file(0644, 0, 0));
    assertThat(run("systemctl reload ssh").errors()).contains("control process exited");
    assertThat(active()).isEqualTo("active");
    assertThat(run("systemctl restart ssh").succeeded()).isFalse();
    run("systemctl stop ssh");
    assertThat(run("systemctl start ssh").succeeded()).isFalse();
    assertThat(active()).isEqualTo("inactive");
  }

  @Test
  void without_its_program_there_is_no_service() throws Exception {
    host.remove(SimulatedSshd.PROGRAM);
    assertThat(host.hasCommand("sshd")).isFalse();
    assertThat(run("systemctl start ssh").errors()).contains("not found");
  }

  @Test
  void a_timer_stops_it_at_its_moment() throws Exception {
    run("systemctl start ssh");
    host.write("/var/lib/note", new byte[0], FileFacts.file(0600, 0, 0));
    assertThat(stopIn("30m").succeeded()).isTrue();
    assertThat(stopIn("5m").errors()).contains("was already loaded");
    assertThat(run("systemctl is-active crashcart-ssh-off.timer").output()).isEqualTo("active\n");
    clock.forward(Duration.ofMinutes(29));
    assertThat(active()).isEqualTo("active");
    clock.forward(Duration.ofMinutes(1));
    assertThat(active()).isEqualTo("inactive");
    assertThat(host.read("/var/lib/note")).isEmpty();
    assertThat(run("systemctl is-active crashcart-ssh-off.timer").output()).isEqualTo("inactive\n");
  }

  @Test
  void a_timer_leaves_alone_what_was_enabled_meanwhile() throws Exception {
    run("systemctl start ssh");
    stopIn("60s");
    run("systemctl enable ssh");
    clock.forward(Duration.ofMinutes(2));
    assertThat(active()).isEqualTo("active");
  }

  @Test
  void a_timer_that_is_stopped_does_nothing() throws Exception {
    run("systemctl start ssh");
    stopIn("60s");
    run("systemctl stop crashcart-ssh-off.timer");
    clock.forward(Duration.ofHours(1));
    assertThat(active()).isEqualTo("active");
    assertThat(stopIn("60s").succeeded()).isTrue();
    host.restart();
    assertThat(run("systemctl is-active crashcart-ssh-off.timer").output()).isEqualTo("inactive\n");
  }

  private CommandResult stopIn(String length) throws HostFailure {
    return run(
        "systemd-run",
        "--quiet",
        "--collect",
        "--unit=crashcart-ssh-off",
        "--on-active=" + length,
        "/bin/sh",
        "-c",
        "systemctl is-enabled -q ssh.service || systemctl stop ssh.service; rm -f /var/lib/note");
  }

  @Test
  void the_client_tells_its_algorithms() throws Exception {
    assertThat(run("ssh -Q cipher").output().lines()).contains("aes128-cbc", "aes128-ctr");
    assertThat(run("ssh -Q mac").output().lines()).contains("hmac-sha1");
    assertThat(run("ssh -Q kex").output().lines()).contains("diffie-hellman-group1-sha1");
    assertThat(run("ssh -Q key").output().lines())
        .contains("ssh-rsa")
        .doesNotContain("rsa-sha2-256");
    assertThat(run("ssh -Q PubkeyAcceptedAlgorithms").output().lines()).contains("rsa-sha2-256");
    assertThat(run("ssh -Q fish").errors()).isEqualTo("Unsupported query \"fish\"\n");
  }
}
