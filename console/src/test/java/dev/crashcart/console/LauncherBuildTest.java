package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.console.LauncherTree.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start script, when the program is missing or older than its sources. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherBuildTest {
  @TempDir Path temp;
  private LauncherTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new LauncherTree(temp);
  }

  @Test
  void withoutTheProgramAndItsSourcesThereIsNothingToStart() throws Exception {
    Files.delete(tree.jar);
    Ended ended = tree.start(tree.launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("crashcart.jar", "sources");
  }

  @Test
  void itBuildsWhatIsMissingOrOlderThanItsSourcesAndOnlyThat() throws Exception {
    Path source = tree.sources();
    tree.maven("cp \"$MADE\" console/target/crashcart.jar");
    Files.delete(tree.jar);
    Ended first = tree.start(tree.launcher.toString(), "status");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("[status]");
    assertThat(first.err()).contains("first start only", "Built in");
    assertThat(tree.builds()).isEqualTo(1);
    assertThat(tree.start(tree.launcher.toString()).err()).isEmpty();
    assertThat(tree.builds()).isEqualTo(1);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(tree.start(tree.launcher.toString()).err()).contains("sources are newer");
    assertThat(tree.builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildIsShown() throws Exception {
    tree.sources();
    tree.maven("echo '[INFO] fine'; echo '[ERROR] Foo.java:3: semicolon expected'; exit 1");
    Files.delete(tree.jar);
    Ended ended = tree.start(tree.launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("Foo.java:3: semicolon expected", "target/build.log")
        .doesNotContain("fine");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    tree.sources();
    Files.delete(tree.jar);
    Ended ended = tree.start(tree.launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Maven", "apt install maven");
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    assumeTrue(Files.exists(tree.tools.resolve("flock")), "needs flock (util-linux)");
    tree.sources();
    tree.maven("sleep 1; cp \"$MADE\" console/target/crashcart.jar");
    Files.delete(tree.jar);
    String both = "'" + tree.launcher + "' a & '" + tree.launcher + "' b & wait";
    Ended ended = tree.start("sh", "-c", both);
    assertThat(ended.out()).contains("[a]", "[b]");
    assertThat(ended.err()).contains("waiting for it");
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void aReadOnlyTreeIsUsedAsItIs() throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assumeTrue(!root || Files.isExecutable(setpriv), "as root it needs setpriv (util-linux)");
    Path source = tree.sources();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    Path target = tree.jar.getParent();
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of(setpriv.toString(), "--reuid=65534", "--clear-groups"));
    }
    command.addAll(List.of(tree.launcher.toString(), "status"));
    Ended ended = tree.start(command.toArray(String[]::new));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("[status]");
  }
}
