package dev.crashcart.core.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of the kernel, cut down to what people put keys on. */
class MountedPathsTest {
  private static final String MOUNTS =
      """
      22 27 0:21 / /sys rw,nosuid - sysfs sysfs rw
      23 27 0:5 / /dev rw - devtmpfs udev rw
      27 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
      28 27 8:1 / /boot/efi rw - vfat /dev/sda1 rw
      29 27 8:5 / /srv/data rw shared:2 master:1 - xfs /dev/sda5 rw
      30 27 7:1 / /snap/core/1 ro - squashfs /dev/loop1 ro
      31 27 0:40 / /run/user/1000 rw - tmpfs tmpfs rw
      32 27 8:17 / /media/ann/USB\\040STICK rw - vfat /dev/sdb1 rw
      33 27 8:33 / /srv/card ro,relatime - ext4 /dev/sdc1 rw
      34 27 0:50 / /backup rw - nfs4 nas:/export rw
      35 27 8:49 / /mnt/back\\134slash rw - exfat /dev/sdd1 ro
      36 27 8:50 / /mnt/over rw - ext4 /dev/sdd2 rw
      37 36 8:51 / /mnt/over rw - vfat /dev/sdd3 rw
      cut off
      """;

  @TempDir Path temp;

  private Host host;

  @BeforeEach
  void open() throws HostFailure {
    host = SimulatedHost.create(temp.resolve("appliance"), SettableClock.at(Instant.EPOCH));
  }

  @Test
  void namesWhatPeopleMountRemovableFirst() throws HostFailure {
    write(MountedPaths.FILE, MOUNTS);
    write("/sys/class/block/sdc1/dev", "8:33\n");
    write("/sys/class/block/removable", "1\n");
    assertThat(MountedPaths.observe(host).forPeople())
        .containsExactly(
            new MountedPath("/media/ann/USB STICK", "vfat", "/dev/sdb1", false, true),
            new MountedPath("/mnt/back\\slash", "exfat", "/dev/sdd1", true, true),
            new MountedPath("/mnt/over", "vfat", "/dev/sdd3", false, true),
            new MountedPath("/srv/card", "ext4", "/dev/sdc1", true, true),
            new MountedPath("/backup", "nfs4", "nas:/export", false, false),
            new MountedPath("/srv/data", "xfs", "/dev/sda5", false, false));
  }

  @Test
  void findsTheOneAPathIsOn() throws HostFailure {
    write(MountedPaths.FILE, MOUNTS);
    MountedPaths mounts = MountedPaths.observe(host);
    assertThat(mounts.find("/srv/data/keys")).map(MountedPath::path).contains("/srv/data");
    assertThat(mounts.find("/srv/database")).map(MountedPath::path).contains("/");
    assertThat(mounts.isMissing("/media/ann/USB STICK/keys")).isFalse();
    assertThat(mounts.isMissing("/media/ann/OTHER")).isTrue();
    assertThat(mounts.isMissing("/srv/data")).isFalse();
  }

  @Test
  void knowsNothingWhereTheKernelTellsNothing() throws HostFailure {
    MountedPaths mounts = MountedPaths.observe(host);
    assertThat(mounts.forPeople()).isEmpty();
    assertThat(mounts.isMissing("/media/usb")).isFalse();
  }

  private void write(String path, String text) throws HostFailure {
    host.write(path, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0644, 0, 0));
  }
}
