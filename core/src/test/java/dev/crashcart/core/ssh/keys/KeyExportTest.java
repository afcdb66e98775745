package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both files or none, and nothing of anybody else's. */
class KeyExportTest {
  private static final String STICK = "/media/usb";
  private static final KeyExport PAIR =
      new KeyExport("backup", "ssh-ed25519 AAAA ann", Optional.of(new Secret("PRIVATE\n")));
  private static final KeyExport PUBLIC =
      new KeyExport("backup", "ssh-ed25519 AAAA ann", Optional.empty());

  @TempDir Path temp;

  private SimulatedHost host;
  private Path stick;

  @BeforeEach
  void plugIn() throws HostFailure {
    host = SimulatedHost.create(temp.resolve("appliance"), SettableClock.at(Instant.EPOCH));
    stick = temp.resolve("appliance").resolve(STICK.substring(1));
    host.makeFolder(STICK, FileFacts.folder(0755, 1000, 1000));
    mount("rw - ext4 /dev/sdb1 rw");
  }

  @Test
  void writesBothWithTheirModes() throws HostFailure, IOException {
    KeyExport.Written done = PAIR.write(host, STICK + "/", false);
    assertThat(done.files()).containsExactly(STICK + "/backup.pub", STICK + "/backup");
    assertThat(done.warnings()).containsExactly("Before you pull it out: umount " + STICK);
    assertThat(stick.resolve("backup")).hasContent("PRIVATE\n");
    assertThat(stick.resolve("backup.pub")).hasContent("ssh-ed25519 AAAA ann\n");
    assertThat(host.facts(STICK + "/backup")).contains(FileFacts.file(0600, 0, 0));
    assertThat(host.facts(STICK + "/backup.pub")).contains(FileFacts.file(0644, 0, 0));
  }

  @Test
  void aNameThatEndsLikeAPublicKeyStaysPrivate() throws HostFailure {
    new KeyExport("x.pub", "line", Optional.of(new Secret("PRIVATE"))).write(host, STICK, false);
    assertThat(host.facts(STICK + "/x.pub")).map(FileFacts::mode).contains(0600);
  }

  @Test
  void leavesThePrivateKeyAtHome() throws HostFailure {
    PUBLIC.write(host, STICK, false);
    assertThat(host.names(STICK)).containsExactly("backup.pub");
  }

  @Test
  void replacesOnlyOnRequest() throws HostFailure, IOException {
    Files.writeString(stick.resolve("backup"), "other");
    assertThatThrownBy(() -> PAIR.write(host, STICK, false))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining(STICK + "/backup is there already");
    assertThat(host.names(STICK)).containsExactly("backup");
    PAIR.write(host, STICK, true);
    assertThat(stick.resolve("backup")).hasContent("PRIVATE\n");
  }

  @Test
  void followsNoLink() throws HostFailure, IOException {
    Path elsewhere = temp.resolve("appliance/etc/elsewhere");
    Files.createSymbolicLink(stick.resolve("backup"), Path.of("/etc/elsewhere"));
    assertThatThrownBy(() -> PAIR.write(host, STICK, false)).hasMessageContaining("there already");
    Files.writeString(elsewhere, "theirs");
    PAIR.write(host, STICK, true);
    assertThat(elsewhere).hasContent("theirs");
    assertThat(stick.resolve("backup")).isRegularFile();
    assertThat(Files.isSymbolicLink(stick.resolve("backup"))).isFalse();
  }

  /** Each change of the stick fails in turn, before and after it was done. */
  @Test
  void leavesNothingHalf() throws HostFailure, IOException {
    for (boolean replace : new boolean[] {false, true}) {
      for (boolean done : new boolean[] {false, true}) {
        for (int nth = 1; nth <= (replace ? 4 : 2); nth++) {
          host.remove(STICK + "/backup");
          host.remove(STICK + "/backup.pub");
          if (replace) {
            Files.writeString(stick.resolve("backup"), "old");
            Files.writeString(stick.resolve("backup.pub"), "old.pub");
          }
          host.failAt(nth, done);
          assertThatThrownBy(() -> PAIR.write(host, STICK, replace))
              .as("%s %s %s", replace, done, nth)
              .hasMessageEndingWith(" Nothing was written.");
          assertThat(host.names(STICK)).hasSize(replace ? 2 : 0);
          if (replace) {
            assertThat(stick.resolve("backup")).hasContent("old");
            assertThat(stick.resolve("backup.pub")).hasContent("old.pub");
          }
        }
      }
    }
  }

  @Test
  void tellsWhatAStickThatDiesMayHold() {
    host.failFrom(2);
    assertThatThrownBy(() -> PAIR.write(host, STICK, false))
        .hasMessageContaining("Look what became of /media/usb/backup.pub and /media/usb/backup");
  }

  @Test
  void doesNotWriteToTheDiskWhereTheStickIsMissing() throws HostFailure {
    text(MountedPaths.FILE, "27 1 8:2 / / rw - ext4 /dev/sda2 rw\n");
    assertThatThrownBy(() -> PAIR.write(host, STICK, false))
        .hasMessageContaining("Nothing is mounted at /media/usb");
    assertThat(host.names(STICK)).isEmpty();
  }

  @Test
  void tellsOfAStickThatIsReadOnlyOrAFolderThatIsNotThere() throws HostFailure {
    mount("ro - vfat /dev/sdb1 rw");
    assertThatThrownBy(() -> PAIR.write(host, STICK, false)).hasMessageContaining("read-only");
    assertThatThrownBy(() -> PAIR.write(host, "/root/x", false)).hasMessageContaining("no folder");
    assertThatThrownBy(() -> PAIR.write(host, "/etc/hostname", false))
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> PAIR.write(host, "usb", false)).hasMessageContaining("whole path");
  }

  @Test
  void tellsThatFatKeepsNothingSecret() throws HostFailure {
    mount("rw - vfat /dev/sdb1 rw");
    KeyExport.Written done = PAIR.write(host, STICK, false);
    assertThat(done.warnings().get(0)).contains("(vfat): whoever holds it can read");
    // Giving files away is refused there, so they stay with whom the stick belongs to.
    assertThat(host.facts(STICK + "/backup")).contains(FileFacts.file(0600, 1000, 1000));
    assertThat(PUBLIC.write(host, STICK, true).warnings()).hasSize(1);
  }

  private void mount(String how) throws HostFailure {
    text(
        MountedPaths.FILE,
        "27 1 8:2 / / rw - ext4 /dev/sda2 rw\n32 27 8:17 / " + STICK + " " + how + "\n");
  }

  private void text(String path, String text) throws HostFailure {
    host.write(path, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0644, 0, 0));
  }
}
