package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
  private static final Who ANN = new Who(Optional.of("ann"), "console", "/dev/pts/3");

  @TempDir Path folder;
  private Bench bench;
  private Presence mine;
  private Presence hers;

  @BeforeEach
  void twoMenus() throws Exception {
    bench = new Bench(folder);
    mine = bench.appliance.presence();
    hers = bench.appliance.presence();
    mine.show(Bench.CONSOLE, "", false);
  }

  @Test
  void eachSeesTheOthersAndNotItself() throws Exception {
    assertThat(mine.others()).isEmpty();
    hers.show(ANN, "Network interfaces", true);
    assertThat(mine.others())
        .extracting(Presence.Menu::sentence)
        .containsExactly("ann on pts/3, changing Network interfaces");
    assertThat(hers.others()).extracting(Presence.Menu::sentence).containsExactly("tty1");
    hers.show(ANN, "System", false);
    assertThat(mine.others().get(0).sentence()).isEqualTo("ann on pts/3, at System");
    hers.leave();
    assertThat(mine.others()).isEmpty();
    // What was on its way to be said comes too late.
    hers.show(ANN, "SSH", false);
    assertThat(mine.others()).isEmpty();
  }

  @Test
  void onlyRootMayReadIt() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("run/crashcart/terminals"))) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void whatADeadProcessLeftBehindDoesNotCountAndGoes() throws Exception {
    Path terminals = folder.resolve("run/crashcart/terminals");
    String line =
        "{\"pid\":%d,\"started\":%d,\"terminal\":\"/dev/tty9\",\"since\":\"2026-03-01T00:00:00Z\","
            + "\"at\":\"\",\"changing\":false}";
    long self = ProcessHandle.current().pid();
    // The same number, but another moment: another process.
    Files.writeString(terminals.resolve(self + "-99.json"), line.formatted(self, 1));
    Files.writeString(terminals.resolve("4194999-1.json"), line.formatted(4_194_999, 1));
    Files.writeString(terminals.resolve("broken.json"), "{");
    assertThat(mine.others()).isEmpty();
    assertThat(terminals.resolve(self + "-99.json")).doesNotExist();
    assertThat(terminals.resolve("4194999-1.json")).doesNotExist();
  }

  @Test
  void itIsToldWhenAnotherComes() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Host.Watch watch = mine.watch(told::countDown)) {
      assertThat(watch).isNotNull();
      hers.show(ANN, "", false);
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(mine.others()).hasSize(1);
  }
}
