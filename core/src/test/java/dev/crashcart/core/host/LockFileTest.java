package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks within this process, and against another one that locks as lckpwdf(3) does (in Perl). */
class LockFileTest {
  private static final String LOCK = "/run/crashcart/lock";

  /** Prints "held" or "refused"; when held, keeps it until its standard input ends. */
  private static final String PERL =
      "use Fcntl; open(F, '>>', $ARGV[0]) or die; my $l = pack('s s x4 q q i x4', F_WRLCK, 0, 0, 0,"
          + " 0); $| = 1; if (fcntl(F, F_SETLK, $l)) { print \"held\\n\"; <STDIN> } else { print"
          + " \"refused\\n\" }";

  @TempDir Path root;
  private LinuxHost host;

  @BeforeEach
  void openHost() throws Exception {
    host = LinuxHost.offline(root);
  }

  private Process otherProcess(String path) throws Exception {
    assumeTrue(LinuxCommands.find("perl").isPresent(), "needs the program perl");
    assumeTrue(
        System.getProperty("os.arch").equals("amd64"), "needs amd64: struct flock is packed so");
    return new ProcessBuilder("perl", "-e", PERL, root + path).start();
  }

  private static String answer(Process process) throws Exception {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static void end(Process process) throws Exception {
    process.getOutputStream().close();
    process.waitFor();
  }

  @Test
  void the_holder_is_readable_beside_it_and_goes_with_the_lock() throws Exception {
    try (Host.Lock lock = host.lock(LOCK, "admin on /dev/tty1", Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(host.read(LOCK + ".holder").map(String::new)).contains("admin on /dev/tty1");
      assertThat(host.facts(LOCK)).contains(FileFacts.file(0600, 0, 0));
      assertThat(host.facts(LOCK + ".holder")).contains(FileFacts.file(0644, 0, 0));
    }
    assertThat(host.read(LOCK + ".holder")).isEmpty();
  }

  @Test
  void without_a_holder_nothing_is_written_beside_it() throws Exception {
    Host.Lock lock = host.lock("/etc/.pwd.lock", "", Duration.ZERO).orElseThrow();
    assertThat(host.names("/etc")).containsExactly(".pwd.lock");
    lock.close();
    lock.close();
    assertThat(host.names("/etc")).containsExactly(".pwd.lock");
  }

  @Test
  void a_second_one_in_this_process_waits_its_patience_and_gets_nothing() throws Exception {
    Host.Lock first = host.lock(LOCK, "first", Duration.ZERO).orElseThrow();
    long start = System.nanoTime();
    assertThat(host.lock(LOCK, "second", Duration.ofMillis(300))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
    assertThat(host.read(LOCK + ".holder").map(String::new)).contains("first");
    first.close();
    host.lock(LOCK, "second", Duration.ZERO).orElseThrow().close();
  }

  @Test
  void a_waiting_one_gets_it_when_it_is_released() throws Exception {
    Host.Lock first = host.lock(LOCK, "first", Duration.ZERO).orElseThrow();
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean got = new AtomicBoolean();
    Thread second =
        new Thread(
            () -> {
              waiting.countDown();
              try {
                Optional<Host.Lock> lock = host.lock(LOCK, "second", Duration.ofSeconds(20));
                got.set(lock.isPresent());
                lock.ifPresent(Host.Lock::close);
              } catch (HostFailure refused) {
                got.set(false);
              }
            });
    second.start();
    waiting.await();
    Eventually.holds(
        "the second waits",
        () -> second.getState() == Thread.State.TIMED_WAITING || !second.isAlive());
    first.close();
    second.join();
    assertThat(got).isTrue();
  }

  @Test
  void another_process_cannot_have_it_while_it_is_held_whatever_is_done_here() throws Exception {
    try (Host.Lock lock = host.lock("/etc/.pwd.lock", "", Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      // Each of these would lose the lock if it opened and closed the file.
      assertThat(host.lock("/etc/.pwd.lock", "", Duration.ZERO)).isEmpty();
      assertThat(LinuxHost.offline(root).lock("/etc/.pwd.lock", "", Duration.ZERO)).isEmpty();
      assertThatThrownBy(() -> host.read("/etc/.pwd.lock")).hasMessageContaining("is locked");
      assertThatThrownBy(() -> host.append("/etc/.pwd.lock", new byte[1], 0600))
          .hasMessageContaining("is locked");
      Process other = otherProcess("/etc/.pwd.lock");
      assertThat(answer(other)).isEqualTo("refused");
      end(other);
    }
    Process other = otherProcess("/etc/.pwd.lock");
    assertThat(answer(other)).isEqualTo("held");
    end(other);
  }

  @Test
  void what_another_process_holds_is_waited_for_even_when_that_is_killed() throws Exception {
    Files.createDirectories(root.resolve("etc"));
    Process other = otherProcess("/etc/.pwd.lock");
    assertThat(answer(other)).isEqualTo("held");
    assertThat(host.lock("/etc/.pwd.lock", "", Duration.ofMillis(120))).isEmpty();

    other.destroyForcibly();

    Optional<Host.Lock> lock = host.lock("/etc/.pwd.lock", "", Duration.ofSeconds(20));
    assertThat(lock).isPresent();
    lock.get().close();
    other.waitFor();
  }

  @Test
  void a_link_to_the_same_file_is_the_same_lock() throws Exception {
    Host.Lock lock = host.lock("/run/lock", "", Duration.ZERO).orElseThrow();
    Files.createSymbolicLink(root.resolve("run/other"), Path.of("/run/lock"));
    assertThat(host.lock("/run/other", "", Duration.ZERO)).isEmpty();
    lock.close();
  }

  @Test
  void a_lock_that_cannot_be_made_is_a_failure_not_a_busy_one() throws Exception {
    Files.writeString(root.resolve("run"), "a file");
    assertThatThrownBy(() -> host.lock(LOCK, "x", Duration.ZERO))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining(LOCK);
  }
}
