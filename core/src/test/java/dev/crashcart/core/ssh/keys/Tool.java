package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The programs that other people make their keys with. */
final class Tool {
  private static final long LIMIT_SECONDS = 60;

  private Tool() {}

  /** Skips the test where the program is not there. */
  static void needs(String program, String packageName) {
    boolean there =
        List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(there, program + " (package " + packageName + ") is not installed");
  }

  /** Runs it; its exit must be 0. */
  static String run(String... words) throws IOException, InterruptedException {
    Answer answer = answer(words);
    assertThat(answer.exit()).as(String.join(" ", words) + "\n" + answer.output()).isZero();
    return answer.output();
  }

  /** What it printed, on both ways, and its exit. */
  record Answer(int exit, String output) {}

  static Answer answer(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), output);
  }

  /** Writes a file that ssh-keygen takes for a private key. */
  static Path privateFile(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
