package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCommandsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path temp;

  private static CommandResult shell(String script, byte[] input) throws HostFailure {
    return LinuxCommands.run(List.of("sh", "-c", script), input, LIMIT);
  }

  @Test
  void exit_output_and_errors_come_back() throws Exception {
    CommandResult result = shell("echo out; echo err >&2; exit 3", new byte[0]);
    assertThat(result).isEqualTo(new CommandResult(3, "out\n", "err\n"));
    assertThat(result.succeeded()).isFalse();
  }

  @Test
  void arguments_reach_the_program_as_they_are() throws Exception {
    CommandResult result =
        LinuxCommands.run(
            List.of("printf", "%s|", "a b", "", "$(id)", "'*", "ü"), new byte[0], LIMIT);
    assertThat(result.output()).isEqualTo("a b||$(id)|'*|ü|");
  }

  @Test
  void input_is_given_and_then_wiped() throws Exception {
    byte[] secret = "admin:S3cret\n".getBytes(UTF_8);
    assertThat(shell("cat", secret).output()).isEqualTo("admin:S3cret\n");
    assertThat(secret).containsOnly(0);
  }

  @Test
  void a_program_that_does_not_read_its_input_does_not_block() throws Exception {
    assertThat(shell("exit 0", new byte[5_000_000]).succeeded()).isTrue();
  }

  @Test
  void the_environment_is_three_variables_and_the_folder_the_root() throws Exception {
    CommandResult result = LinuxCommands.run(List.of("env"), new byte[0], LIMIT);
    assertThat(result.output().lines())
        .containsExactlyInAnyOrder(
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8");
    assertThat(LinuxCommands.run(List.of("pwd"), new byte[0], LIMIT).output()).isEqualTo("/\n");
  }

  @Test
  void ten_megabytes_on_both_streams_are_read_and_cut() throws Exception {
    String script =
        "head -c 10000000 /dev/zero | tr '\\0' x; head -c 10000000 /dev/zero | tr '\\0' y >&2";
    CommandResult result = shell(script, new byte[0]);
    assertThat(result.exit()).isZero();
    assertThat(result.output()).hasSize(1 << 20).containsOnlyOnce("xx".repeat(1 << 19));
    assertThat(result.errors()).hasSize(64 << 10).startsWith("yy");
  }

  @Test
  void past_the_limit_it_is_killed_with_its_grandchildren() throws Exception {
    Path pids = temp.resolve("pids");
    String script =
        "sh -c 'sleep 1000 & echo $! >> " + pids + "; wait' & echo $$ >> " + pids + "; wait";
    AtomicReference<HostFailure> failure = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                LinuxCommands.run(
                    List.of("sh", "-c", script), new byte[0], Duration.ofMillis(1500));
              } catch (HostFailure expected) {
                failure.set(expected);
              }
            });
    runner.start();
    Eventually.holds(
        "both have told their number",
        () -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);
    List<Long> numbers = Files.readAllLines(pids).stream().map(Long::valueOf).toList();
    assertThat(numbers).allMatch(LinuxCommandsTest::alive);

    runner.join();

    assertThat(failure.get()).hasMessage("sh did not finish within 1.5 s and was stopped.");
    for (long number : numbers) {
      Eventually.holds("process " + number + " is gone", () -> !alive(number));
    }
  }

  private static boolean alive(long number) {
    return ProcessHandle.of(number).filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void a_daemon_that_keeps_the_pipe_does_not_hold_the_answer_back() throws Exception {
    long start = System.nanoTime();
    CommandResult result = shell("sleep 30 & echo $!; sleep 0.3", new byte[0]);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    long daemon = Long.parseLong(result.output().strip());
    ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void an_interrupt_stops_the_program() throws Exception {
    AtomicReference<String> message = new AtomicReference<>("");
    Thread runner =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                LinuxCommands.run(List.of("sleep", "100"), new byte[0], LIMIT);
              } catch (HostFailure stopped) {
                message.set(stopped.getMessage() + Thread.currentThread().isInterrupted());
              }
            });
    runner.start();
    runner.join();
    assertThat(message.get()).isEqualTo("sleep was stopped: the work was interrupted.true");
  }

  @Test
  void a_missing_program_is_named() {
    assertThatThrownBy(() -> LinuxCommands.run(List.of("no-such-x"), new byte[0], LIMIT))
        .isInstanceOf(HostFailure.class)
        .hasMessage(
            "This machine has no program no-such-x in /usr/sbin, /usr/bin, /sbin, /bin; install"
                + " it.");
  }
}
