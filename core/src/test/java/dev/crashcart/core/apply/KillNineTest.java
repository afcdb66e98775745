package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 at random moments of an apply, on real files: the settings always parse, the accounts
 * match them after the next start, and nothing unfinished is left. The number of kills is the
 * system property {@code crashcart.kills}.
 */
class KillNineTest {
  private static final int KILLS = Integer.getInteger("crashcart.kills", 12);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void leavesTheOldOrTheNew(long seed) throws Exception {
    Path root = temp.resolve("root");
    Appliance appliance = new Appliance(SimulatedHost.create(root, Clock.systemUTC()));
    Outcome first =
        appliance.apply(
            Bench.good(appliance.planMethod(Method.ADMIN, Optional.of(Bench.FIRST), Bench.CONSOLE)),
            Bench.CONSOLE,
            "first");
    assertThat(first).isInstanceOf(Outcome.Applied.class);
    Random random = new Random(seed);
    int interrupted = 0;
    int kept = 1;
    for (int kill = 0; kill < KILLS / 2; kill++) {
      killOnce(root, random);
      Appliance next = new Appliance(LinuxHost.offline(root));
      if (next.goBackIfDue(Who.TIMER).isPresent()) {
        interrupted++;
      }
      Checked<Settings> settings =
          Settings.read(
              "config.yaml", Files.readAllBytes(root.resolve("etc/crashcart/config.yaml")));
      assertThat(settings.problems()).as("kill %d", kill).isEmpty();
      assertThat(next.status().drift()).as("kill %d", kill).isEmpty();
      assertThat(next.auditDamage()).as("kill %d", kill).isEmpty();
      assertThat(DeadProcessTest.leftovers(root)).as("kill %d", kill).isEmpty();
      int generations = next.history().size();
      assertThat(generations).as("nothing kept is lost").isGreaterThanOrEqualTo(kept);
      kept = generations;
    }
    if (KILLS >= 100) {
      assertThat(interrupted).as("kills that hit an apply").isGreaterThan(KILLS / 20);
    }
  }

  private static void killOnce(Path root, Random random) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ApplyLoop.class.getName(),
                    root.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("READY");
      // Not a wait for something to happen: the moment of the kill is what is random.
      process.waitFor(random.nextInt(120_000), TimeUnit.MICROSECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
