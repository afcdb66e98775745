package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real small disk that is full to every degree, or read-only. */
class FullDiskTest {
  @TempDir Path temp;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root: mounts a small tmpfs");
    disk = Files.createDirectory(temp.resolve("disk"));
    mounted = command("mount", "-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs", disk.toString());
    assumeTrue(mounted, "needs root: mount was refused");
    Appliance appliance = new Appliance(SimulatedHost.create(disk, Clock.systemUTC()));
    appliance.apply(
        Bench.good(appliance.planMethod(Method.ADMIN, Optional.of(Bench.FIRST), Bench.CONSOLE)),
        Bench.CONSOLE,
        "first");
  }

  @AfterEach
  void unmountIt() throws Exception {
    if (mounted) {
      assertThat(command("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void whateverSpaceIsLeftTheMachineIsTheOldOrTheNew() throws Exception {
    FileStore store = Files.getFileStore(disk);
    long page = store.getBlockSize();
    int failures = 0;
    int successes = 0;
    for (long free = 0; free <= 60; free++) {
      Path ballast = disk.resolve("ballast");
      Files.write(ballast, new byte[(int) (store.getUsableSpace() - free * page)]);
      Map<String, String> before = Bench.state(disk);
      Appliance appliance = new Appliance(LinuxHost.offline(disk));
      boolean applied = change(appliance);
      Map<String, String> after = Bench.state(disk);
      Files.delete(ballast);
      new Appliance(LinuxHost.offline(disk)).goBackIfDue(Who.TIMER);
      if (applied) {
        successes++;
        assertThat(appliance.status().drift()).as("%d pages free", free).isEmpty();
      } else {
        failures++;
        assertThat(after).as("%d pages free", free).isEqualTo(before);
      }
      try (Stream<Path> leftovers = DeadProcessTest.leftovers(disk)) {
        assertThat(leftovers).as("%d pages free", free).isEmpty();
      }
    }
    assertThat(failures).isGreaterThan(5);
    assertThat(successes).isGreaterThan(5);
  }

  @Test
  void aReadOnlyDiskIsToldAndNothingChanges() throws Exception {
    Map<String, String> before = Bench.state(disk);
    assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
    try {
      assertThat(change(new Appliance(LinuxHost.offline(disk)))).isFalse();
      assertThat(Bench.state(disk)).isEqualTo(before);
    } finally {
      assertThat(command("mount", "-o", "remount,rw", disk.toString())).isTrue();
    }
  }

  @Test
  void aTrialGoesBackOnAFullDiskToo() throws Exception {
    Map<String, String> before = Bench.state(disk);
    Appliance appliance = new Appliance(SimulatedHost.create(disk, Clock.systemUTC()));
    Outcome outcome =
        appliance.tryOut(
            Bench.good(
                appliance.planAccount(
                    Bench.ADMIN,
                    AccountChange.password(Bench.SECOND),
                    Appliance.Consent.of(Bench.CONSOLE))),
            Bench.CONSOLE,
            "test",
            Duration.ofMinutes(1));
    assertThat(outcome).isInstanceOf(Outcome.OnTrial.class);
    Path ballast = disk.resolve("ballast");
    Files.write(ballast, new byte[(int) Files.getFileStore(disk).getUsableSpace()]);
    assertThat(appliance.goBack(Bench.CONSOLE, "the operator wanted it."))
        .isInstanceOf(Outcome.WentBack.class);
    Files.delete(ballast);
    assertThat(Bench.state(disk)).isEqualTo(before);
  }

  @Test
  void aReadOnlyDiskCanBeLookedAt() throws Exception {
    Appliance demo = new Appliance(SimulatedHost.create(disk, Clock.systemUTC()));
    Appliance image = new Appliance(LinuxHost.offline(disk));
    assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
    try {
      for (Appliance appliance : List.of(demo, image)) {
        assertThat(appliance.goBackIfDue(Who.TIMER)).as("nothing is waiting").isEmpty();
        assertThat(appliance.status().somebodyUsable()).isTrue();
        assertThat(appliance.current().accounts().accounts()).containsKey(Bench.ADMIN);
        assertThat(appliance.history()).hasSize(2);
      }
    } finally {
      assertThat(command("mount", "-o", "remount,rw", disk.toString())).isTrue();
    }
  }

  private static boolean change(Appliance appliance) throws HostFailure {
    boolean second =
        appliance
            .current()
            .accounts()
            .accounts()
            .get(Bench.ADMIN)
            .password()
            .equals(Optional.of(Bench.FIRST));
    Proposal proposal =
        Bench.good(
            appliance.planAccount(
                Bench.ADMIN,
                AccountChange.password(second ? Bench.SECOND : Bench.FIRST),
                Appliance.Consent.of(Bench.CONSOLE)));
    try {
      Outcome outcome = appliance.apply(proposal, Bench.CONSOLE, "test");
      assertThat(outcome).isNotInstanceOf(Outcome.Stuck.class);
      return outcome instanceof Outcome.Applied;
    } catch (HostFailure refused) {
      assertThat(refused).hasMessageMatching("(?s).*(space|read-only|Read-only).*");
      return false;
    }
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(words)).inheritIO().start().waitFor() == 0;
  }
}
