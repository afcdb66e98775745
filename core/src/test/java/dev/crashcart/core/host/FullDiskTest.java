package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing on a small tmpfs(5) that is full or read-only. */
class FullDiskTest {
  private static final FileFacts PLAIN = FileFacts.file(0644, 0, 0);

  @TempDir Path temp;
  private Path disk;
  private LinuxHost host;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(OwnerLedger.caller() == 0, "needs root: a tmpfs is mounted");
    disk = Files.createDirectory(temp.resolve("disk")).toRealPath();
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
        "needs the right to mount: mount -t tmpfs failed");
    host = LinuxHost.offline(disk);
    host.write("/f", "old".getBytes(UTF_8), PLAIN);
  }

  @AfterEach
  void unmount() throws Exception {
    if (host != null) {
      assertThat(command("umount", disk.toString())).isTrue();
    }
  }

  private static boolean command(String... words) throws Exception {
    Process process = new ProcessBuilder(words).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void a_full_disk_leaves_the_old_file_and_nothing_else() {
    assertThatThrownBy(() -> host.write("/f", new byte[200_000], PLAIN))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("There is no space left on the disk that holds /f.");
    assertThat(disk.resolve("f")).hasContent("old");
    assertThat(disk.toFile().list()).containsExactly("f");
  }

  @Test
  void what_cannot_be_appended_whole_is_not_appended_at_all() throws Exception {
    host.append("/log", "one\n".getBytes(UTF_8), 0600);
    assertThatThrownBy(() -> host.append("/log", new byte[200_000], 0600))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("There is no space left on the disk that holds /log.");
    assertThat(disk.resolve("log")).hasContent("one\n");
    host.append("/log", "two\n".getBytes(UTF_8), 0600);
    assertThat(disk.resolve("log")).hasContent("one\ntwo\n");
  }

  @Test
  void a_read_only_disk_is_named_as_such() throws Exception {
    assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
    assertThatThrownBy(() -> host.write("/f", "new".getBytes(UTF_8), PLAIN))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("/f is on a read-only file system.");
    assertThatThrownBy(() -> host.remove("/f"))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("/f is on a read-only file system.");
    assertThat(disk.resolve("f")).hasContent("old");
  }
}
