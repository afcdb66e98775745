package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The menu over SSH with the real client on real terminals: from our own server ({@code
 * src/test/real/front_test.py}, which also tells what memory it takes), and as a login shell of a
 * real sshd ({@code login_test.py}).
 */
class RealFrontTest {
  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void the_real_client_is_served() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs ssh, ssh-keygen, python3: run by .ci/run (-Dcrashcart.real=true)");
    assertThat(good("front_test.py")).hasSize(32);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void as_a_login_shell_it_harms_no_command_and_no_file() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, openssh-server, sudo, python3: run by .ci/run (-Dcrashcart.real=true)");
    // rsync is tried where it is installed.
    assertThat(good("login_test.py")).hasSizeBetween(31, 34);
  }

  /** The lines that tell of something good, when there is none that tells of something else. */
  private List<String> good(String script) throws Exception {
    Path output = temp.resolve("output");
    String path = Path.of("src/test/real", script).toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of("python3", "-B", path));
    command.addAll(crashcart());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("FAIL"))
        .as(String.join("\n", lines))
        .isEmpty();
    assertThat(exit).as(String.join("\n", lines)).isZero();
    return lines.stream().filter(line -> line.startsWith("ok ")).toList();
  }

  private static List<String> crashcart() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx192m",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "dev.crashcart.console.Main");
  }
}
