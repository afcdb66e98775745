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
 * Signing in at the console of this machine: its own unix_chkpwd(8) and crypt(3) say whether the
 * password is right. The dialogue is {@code src/test/real/console-sign-in.sh}.
 */
class RealConsoleSignInTest {
  private static final Path SCRIPT = Path.of("src/test/real/console-sign-in.sh").toAbsolutePath();

  @TempDir Path temp;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void theSystemSaysWhoMayComeIn() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, unix_chkpwd, perl: run by .ci/run (-Dcrashcart.real=true)");
    Path output = temp.resolve("output");
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(probe());
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
    assertThat(lines).filteredOn(line -> line.startsWith("ok ")).hasSize(16);
    assertThat(exit).isZero();
  }

  private static List<String> probe() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.crashcart.console.SignInProbe");
  }
}
