package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedHostTest {
  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final FileFacts PLAIN = FileFacts.file(0644, 0, 0);

  @TempDir Path temp;
  private Path folder;
  private final SettableClock clock = SettableClock.at(START);
  private SimulatedHost host;

  @BeforeEach
  void create() throws Exception {
    folder = temp.resolve("demo");
    host = SimulatedHost.create(folder, clock);
  }

  private CommandResult run(String... command) throws HostFailure {
    return host.run(List.of(command), new byte[0], LIMIT);
  }

  private String text(String path) throws HostFailure {
    return new String(host.read(path).orElseThrow(), ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void a_new_appliance_has_nothing_set_up() throws Exception {
    assertThat(host.kind()).isEqualTo(Host.Kind.SIMULATED);
    assertThat(host.description()).isEqualTo("a simulated appliance in " + folder.toRealPath());
    assertThat(text("/etc/shadow"))
        .startsWith("root:*:")
        .doesNotContain("$")
        .doesNotContain("admin");
    assertThat(text("/etc/passwd")).contains("\u00e4").contains("\n# ").endsWith("+::::::\n");
    assertThat(text("/etc/group")).contains("\nsudo:x:27:\n");
    assertThat(host.facts("/etc/shadow")).contains(FileFacts.file(0640, 0, 42));
    assertThat(host.facts("/etc/sudoers")).contains(FileFacts.file(0440, 0, 0));
    assertThat(host.facts("/root")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/bin/bash")).contains(FileFacts.file(0755, 0, 0));
    assertThat(host.mutations()).isZero();
  }

  @Test
  void it_is_opened_again_as_it_is() throws Exception {
    host.write("/etc/hostname", bytes("nas01\n"), FileFacts.file(0644, 12, 34));
    String boot = host.bootId();
    SimulatedHost again = SimulatedHost.create(folder, clock);
    assertThat(again.read("/etc/hostname").map(String::new)).contains("nas01\n");
    assertThat(again.facts("/etc/hostname")).contains(FileFacts.file(0644, 12, 34));
    assertThat(again.bootId()).isEqualTo(boot);
  }

  @Test
  void bare_fixture_files_are_opened_and_real_systems_refused() throws Exception {
    Path fixture = Files.createDirectories(temp.resolve("fixture/etc")).getParent();
    Files.writeString(fixture.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
    SimulatedHost opened = SimulatedHost.create(fixture, clock);
    assertThat(opened.names("/etc")).containsExactly("passwd");
    assertThat(opened.bootId()).isNotEmpty();

    Path system = Files.createDirectories(temp.resolve("system/etc")).getParent();
    Files.createDirectories(system.resolve("usr"));
    Path home = Files.createDirectories(temp.resolve("home/Documents")).getParent();
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> SimulatedHost.create(file, clock))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("is a file. Give");
    for (Path real : List.of(system, home, Path.of("/"))) {
      assertThatThrownBy(() -> SimulatedHost.create(real, clock))
          .isInstanceOf(HostFailure.class)
          .hasMessageContaining("is neither empty nor a simulated appliance");
    }
  }

  @Test
  void time_stands_still_until_it_is_set() {
    assertThat(host.now()).isEqualTo(START);
    clock.forward(Duration.ofMinutes(5));
    assertThat(host.now()).isEqualTo(START.plusSeconds(300));
    clock.set(START);
    assertThat(host.now()).isEqualTo(START);
  }

  @Test
  void a_restart_is_another_boot_without_sessions_and_run() throws Exception {
    String boot = host.bootId();
    host.write("/.simulated/sessions", bytes("3 1000 ann seat0 tty1\n"), PLAIN);
    host.write("/run/faillock/ann", bytes("x"), PLAIN);
    Files.createSymbolicLink(folder.resolve("run/link"), folder.resolve("etc"));
    host.restart();
    assertThat(host.bootId()).isNotEqualTo(boot);
    assertThat(host.names("/run")).containsExactly("systemd");
    assertThat(host.names("/etc")).contains("passwd");
    assertThat(run("loginctl", "list-sessions", "--no-legend").output()).isEmpty();
  }

  @Test
  void sessions_are_listed_and_ended() throws Exception {
    String two = "  3 1000 ann   seat0 tty1\n 12 1001 bob   -     pts/0\n";
    host.write("/.simulated/sessions", bytes(two), PLAIN);
    assertThat(run("loginctl", "list-sessions", "--no-legend").output()).isEqualTo(two);
    assertThat(run("loginctl", "terminate-session", "3").succeeded()).isTrue();
    assertThat(text("/.simulated/sessions")).isEqualTo(" 12 1001 bob   -     pts/0\n");
    assertThat(run("loginctl", "terminate-session", "3").errors()).contains("'3'");
  }

  @Test
  void visudo_accepts_what_is_right_and_refuses_what_is_obviously_broken() throws Exception {
    List<String> check = List.of("visudo", "-cf", "{}");
    String good =
        "# comment\n\nDefaults:ann !lecture\nUser_Alias A = ann, bob\n%sudo ALL=(ALL:ALL) \\\n  ALL\n"
            + "@includedir /etc/sudoers.d\n";
    host.write("/etc/sudoers.d/ours", bytes(good), FileFacts.file(0440, 0, 0), check);
    assertThat(run("visudo", "-cf", "/etc/sudoers").output())
        .isEqualTo("/etc/sudoers: parsed OK\n");

    assertThatThrownBy(
            () -> host.write("/etc/sudoers.d/ours", bytes("# x\nann ALL ALL\n"), PLAIN, check))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("visudo refused the new content of /etc/sudoers.d/ours")
        .hasMessageContaining("/etc/sudoers.d/ours:2:1: syntax error");
    assertThat(text("/etc/sudoers.d/ours")).isEqualTo(good);
    assertThat(folder.resolve("etc/sudoers.d/.ours.crashcart-tmp")).doesNotExist();
    assertThat(host.ran().get(0)).isEqualTo("visudo -cf /etc/sudoers.d/.ours.crashcart-tmp");
  }

  @Test
  void commands_are_noted_without_their_input() throws Exception {
    byte[] input = bytes("S3cret");
    host.run(List.of("logger", "-t", "crashcart", "two\nlines"), input, LIMIT);
    run("systemctl", "reboot");
    run("nscd", "-i", "passwd");
    assertThat(host.ran())
        .containsExactly("logger -t crashcart two\\nlines", "systemctl reboot", "nscd -i passwd");
    assertThat(input).containsOnly(0);
  }

  @Test
  void other_commands_do_not_exist() throws Exception {
    assertThat(host.hasCommand("ip")).isTrue();
    assertThat(host.hasCommand("useradd")).isFalse();
    assertThatThrownBy(() -> run("useradd", "ann"))
        .isInstanceOf(HostFailure.class)
        .hasMessage("The simulated appliance has no command useradd.");
  }

  @Test
  void failed_attempts_are_forgotten() throws Exception {
    host.write("/run/faillock/ann", bytes("x"), PLAIN);
    assertThat(run("faillock", "--user", "ann", "--reset").succeeded()).isTrue();
    assertThat(host.names("/run/faillock")).isEmpty();
  }

  @Test
  void the_nth_mutation_fails_once_before_it_is_done() throws Exception {
    host.failAt(2);
    host.write("/a", bytes("1"), PLAIN);
    assertThatThrownBy(() -> host.write("/b", bytes("2"), PLAIN))
        .isInstanceOf(HostFailure.class)
        .hasMessage("Planned failure at mutation 2 (write /b), before it was done.");
    host.write("/b", bytes("3"), PLAIN);
    assertThat(text("/b")).isEqualTo("3");
    assertThat(host.mutations()).isEqualTo(3);
  }

  @Test
  void or_after_it_was_done() throws Exception {
    host.failAt(1, true);
    assertThatThrownBy(() -> host.append("/a", bytes("1"), 0600)).isInstanceOf(HostFailure.class);
    assertThat(text("/a")).isEqualTo("1");
  }

  @Test
  void from_one_on_everything_fails_until_it_is_taken_back() throws Exception {
    host.write("/a", bytes("1"), PLAIN);
    host.failFrom(1);
    assertThatThrownBy(() -> host.remove("/a")).isInstanceOf(HostFailure.class);
    assertThatThrownBy(() -> host.makeFolder("/d", FileFacts.folder(0755, 0, 0)))
        .isInstanceOf(HostFailure.class);
    assertThatThrownBy(() -> run("systemctl", "reboot")).isInstanceOf(HostFailure.class);
    assertThatThrownBy(() -> host.armGoingBack(START)).isInstanceOf(HostFailure.class);
    host.failNoMore();
    host.remove("/a");
    assertThat(host.read("/a")).isEmpty();
    assertThat(host.ran()).isEmpty();
    assertThat(host.armed()).isEmpty();
  }

  @Test
  void a_pulled_cable_is_noticed() throws Exception {
    Semaphore calls = new Semaphore(0);
    try (Host.Watch watch = host.watch(List.of("network"), calls::release)) {
      assertThat(watch).isNotNull();
      Files.writeString(folder.resolve(".simulated/cables"), "eno1 unplugged\neno2 unplugged\n");
      assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void it_locks_as_a_machine_does() throws Exception {
    Host.Lock lock = host.lock("/run/crashcart/lock", "x", Duration.ZERO).orElseThrow();
    assertThat(host.lock("/run/crashcart/lock", "y", Duration.ZERO)).isEmpty();
    lock.close();
    assertThat(host.mutations()).isZero();
  }
}
