package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeWatchTest {
  private static final FileFacts PLAIN = FileFacts.file(0644, 0, 0);

  @TempDir Path temp;
  private Path root;
  private LinuxHost host;
  private final Semaphore calls = new Semaphore(0);

  @BeforeEach
  void openHost() throws Exception {
    root = Files.createDirectories(temp.resolve("root/etc")).getParent().toRealPath();
    host = LinuxHost.offline(root);
  }

  private void write(String path) throws HostFailure {
    host.write(path, "x".getBytes(UTF_8), PLAIN);
  }

  private boolean called() throws InterruptedException {
    return calls.tryAcquire(20, TimeUnit.SECONDS);
  }

  private boolean calledWithin(long millis) throws InterruptedException {
    return calls.tryAcquire(millis, TimeUnit.MILLISECONDS);
  }

  @Test
  void a_burst_makes_one_call_and_quiet_none() throws Exception {
    write("/etc/passwd");
    write("/etc/shadow");
    try (Host.Watch watch = host.watch(List.of("/etc/passwd", "/etc/shadow"), calls::release)) {
      assertThat(watch).isNotNull();
      assertThat(calledWithin(500)).as("nothing happened yet").isFalse();
      for (int i = 0; i < 5; i++) {
        Files.writeString(root.resolve("etc/passwd"), "a" + i);
        Files.writeString(root.resolve("etc/shadow"), "b" + i);
      }
      assertThat(called()).isTrue();
      assertThat(calledWithin(600)).as("a second call for the same burst").isFalse();

      write("/etc/shadow");
      assertThat(called()).as("replaced by rename").isTrue();
      host.remove("/etc/shadow");
      assertThat(called()).as("removed").isTrue();
    }
  }

  @Test
  void other_files_beside_it_do_not_count() throws Exception {
    try (Host.Watch watch = host.watch(List.of("/etc/passwd"), calls::release)) {
      assertThat(watch).isNotNull();
      write("/etc/motd");
      Files.writeString(root.resolve("etc/.passwd.crashcart-tmp"), "half");
      assertThat(calledWithin(500)).isFalse();
      write("/etc/passwd");
      assertThat(called()).isTrue();
    }
  }

  @Test
  void a_file_in_folders_that_do_not_exist_yet_is_noticed() throws Exception {
    try (Host.Watch watch = host.watch(List.of("/var/lib/crashcart/trial.yaml"), calls::release)) {
      assertThat(watch).isNotNull();
      write("/var/lib/crashcart/trial.yaml");
      assertThat(called()).isTrue();
      while (calledWithin(500)) {
        // The folders on the way may make a call of their own.
      }
      write("/var/lib/crashcart/trial.yaml");
      assertThat(called()).as("watched where it stands now").isTrue();
    }
  }

  @Test
  void a_folder_is_watched_with_what_is_in_it_and_a_link_with_its_target() throws Exception {
    Files.createDirectories(root.resolve("etc/sudoers.d"));
    Files.createDirectories(root.resolve("run"));
    Files.createSymbolicLink(root.resolve("etc/resolv.conf"), Path.of("/run/resolv.conf"));
    try (Host.Watch watch =
        host.watch(List.of("/etc/sudoers.d", "/etc/resolv.conf"), calls::release)) {
      assertThat(watch).isNotNull();
      write("/etc/sudoers.d/admins");
      assertThat(called()).isTrue();
      write("/run/resolv.conf");
      assertThat(called()).isTrue();
    }
  }

  @Test
  void a_folder_that_goes_and_comes_back_stays_watched() throws Exception {
    write("/etc/sub/f");
    try (Host.Watch watch = host.watch(List.of("/etc/sub/f"), calls::release)) {
      assertThat(watch).isNotNull();
      host.remove("/etc/sub/f");
      host.remove("/etc/sub");
      assertThat(called()).isTrue();
      while (calledWithin(500)) {
        // One change after the other.
      }
      write("/etc/sub/f");
      assertThat(called()).isTrue();
      while (calledWithin(500)) {
        // One change after the other.
      }
      write("/etc/sub/f");
      assertThat(called()).isTrue();
    }
  }

  @Test
  void a_call_that_fails_does_not_end_the_watch() throws Exception {
    Runnable failing =
        () -> {
          calls.release();
          throw new IllegalStateException("planned by the test");
        };
    try (Host.Watch watch = host.watch(List.of("/etc/passwd"), failing)) {
      assertThat(watch).isNotNull();
      write("/etc/passwd");
      assertThat(called()).isTrue();
      write("/etc/passwd");
      assertThat(called()).isTrue();
    }
  }

  @Test
  void closing_ends_its_threads_and_its_child() throws Exception {
    assumeTrue(LinuxCommands.find("ip").isPresent(), "needs the program ip");
    LinuxHost live = LinuxHost.live(root, Clock.systemUTC());
    Host.Watch watch = live.watch(List.of("/etc/passwd", "network"), calls::release);
    List<ProcessHandle> children =
        ProcessHandle.current().children().filter(ChangeWatchTest::isMonitor).toList();
    assertThat(children).isNotEmpty();
    assertThat(threads()).isGreaterThanOrEqualTo(2);

    watch.close();
    Files.writeString(root.resolve("etc/passwd"), "x");

    for (ProcessHandle child : children) {
      Eventually.holds("the child is gone", () -> !child.isAlive());
    }
    Eventually.holds("the threads are gone", () -> threads() == 0);
    assertThat(calls.availablePermits()).isZero();
  }

  private static boolean isMonitor(ProcessHandle child) {
    return child.info().commandLine().orElse("").contains("monitor");
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("crashcart-watch"))
        .count();
  }

  @Test
  void an_address_that_comes_and_goes_is_noticed() throws Exception {
    assumeTrue(OwnerLedger.caller() == 0, "needs root: an address is given to the loopback");
    LinuxHost live = LinuxHost.live(root, Clock.systemUTC());
    try (Host.Watch watch = live.watch(List.of("network"), calls::release)) {
      assertThat(watch).isNotNull();
      assumeTrue(address(live, "add"), "needs the right to add addresses: ip addr add failed");
      // The monitor may still have been starting: what counts is that a change reaches us.
      address(live, "del");
      Eventually.holds(
          "a change of the addresses is told",
          () -> address(live, "add") && address(live, "del") && calledWithin(300));
    } finally {
      address(live, "del");
    }
  }

  private static boolean address(LinuxHost live, String verb) throws HostFailure {
    return live.run(
            List.of("ip", "addr", verb, "192.0.2.177/32", "dev", "lo"),
            new byte[0],
            Duration.ofSeconds(5))
        .succeeded();
  }
}
