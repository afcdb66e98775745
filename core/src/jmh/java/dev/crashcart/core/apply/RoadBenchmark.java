package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading, checking, planning and writing settings of 10, 100 and 1,000 accounts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoadBenchmark {
  private static final Who WHO = new Who(Optional.empty(), "benchmark", "none");
  private static final PasswordHash HASH =
      PasswordHash.of("$2b$12$abcdefghijklmnopqrstuuSCo0mpUTYZq0qSSx1sTrGnxUZf0y6aG");

  /** How many accounts the settings have. */
  @Param({"10", "100", "1000"})
  public int accounts;

  private Path folder;
  private byte[] file;
  private Settings settings;
  private Appliance appliance;

  /** Settings on an appliance that knows none of the accounts yet. */
  @Setup(Level.Trial)
  public void prepare() throws IOException, HostFailure {
    folder = Files.createTempDirectory("crashcart-benchmark");
    appliance = new Appliance(SimulatedHost.create(folder.resolve("appliance"), Clock.systemUTC()));
    Map<AccountName, Account> all = new TreeMap<>();
    for (int i = 0; i < accounts; i++) {
      AccountName name = new AccountName("user" + i);
      Account plain = Account.named(name);
      all.put(
          name,
          new Account(
              name,
              Optional.of(HASH),
              true,
              false,
              i % 10 == 0,
              Optional.empty(),
              Optional.of("User number " + i),
              plain.home(),
              plain.shell()));
    }
    settings =
        Settings.none().with(
            new AccountsSettings(
                Optional.of(Method.ADMIN), AccountsSettings.none().policy(), all));
    file = settings.toBytes();
  }

  /** Text to checked settings. */
  @Benchmark
  public Checked<Settings> read() {
    return Settings.read("config.yaml", file);
  }

  /** Settings to text. */
  @Benchmark
  public byte[] write() {
    return settings.toBytes();
  }

  /** Observing the machine and deciding everything. */
  @Benchmark
  public Checked<Proposal> plan() throws HostFailure {
    return appliance.plan(settings, Appliance.Consent.of(WHO));
  }

  /** The whole road but doing it. */
  @Benchmark
  public byte[] readCheckPlanWrite() throws HostFailure {
    Settings read = Settings.read("config.yaml", file).findValue().orElseThrow();
    return appliance
        .plan(read, Appliance.Consent.of(WHO))
        .findValue()
        .orElseThrow()
        .desired()
        .toBytes();
  }

  /** Removes the appliance. */
  @TearDown(Level.Trial)
  public void cleanUp() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
