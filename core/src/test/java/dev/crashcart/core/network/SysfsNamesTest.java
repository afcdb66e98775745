package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.LinuxHost;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsNamesTest {
  @TempDir Path temp;

  @Test
  void theFileOfTheBondsIsNoInterface() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("sys/class/net"));
    Files.createDirectories(folder.resolve("bond0"));
    Files.createDirectories(temp.resolve("sys/devices/eth0"));
    Files.createSymbolicLink(folder.resolve("eth0"), Path.of("../../devices/eth0"));
    Files.writeString(folder.resolve("bonding_masters"), "bond0\n");
    Host host = LinuxHost.offline(temp);
    assertThat(SysfsNames.observe(host)).containsExactly("bond0", "eth0");
    Files.createDirectories(temp.resolve("etc/netplan"));
    Files.writeString(temp.resolve("etc/netplan/a.yaml"), "network: {version: 2}\n");
    assertThat(Owners.observe(host)).isEmpty();
  }
}
