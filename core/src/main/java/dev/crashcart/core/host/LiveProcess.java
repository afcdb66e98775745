package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of the machine this program runs on, told by its number and the moment it was started,
 * so that a later process of the same number is not taken for it.
 *
 * @param started clock ticks since the machine started, field 22 of proc_pid_stat(5); 0 where it
 *     cannot be told
 */
public record LiveProcess(long number, long started) {
  private static final Path PROC = Path.of("/proc");

  /** Of those behind the name, which is in brackets: the state is the first. */
  private static final int STARTED = 19;

  /** This process. */
  public static LiveProcess self() {
    long number = ProcessHandle.current().pid();
    return new LiveProcess(number, started(number).orElse(0L));
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return started == 0
        ? ProcessHandle.of(number).isPresent()
        : started(number).equals(Optional.of(started));
  }

  private static Optional<Long> started(long number) {
    try {
      String stat =
          Files.readString(
              PROC.resolve(String.valueOf(number)).resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(Long.parseLong(fields[STARTED]));
    } catch (IOException | RuntimeException gone) {
      return Optional.empty();
    }
  }
}
