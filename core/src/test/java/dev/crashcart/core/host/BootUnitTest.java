package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootUnitTest {
  private static final GoingBack BACK = new GoingBack(Path.of("/opt/crash cart/100%"), List.of());

  @TempDir Path temp;
  private BootUnit unit;

  @BeforeEach
  void open() throws HostFailure {
    unit = new BootUnit(new FileTree(RootFolder.of(temp), Optional.empty(), false));
  }

  @Test
  void runsBeforeTheNetworkAndOnlyWhileSomethingIsOnTrial() throws Exception {
    unit.install(BACK);
    assertThat(temp.resolve(BootUnit.UNIT.substring(1)))
        .content()
        .contains(
            "ConditionPathExists=/var/lib/crashcart/trial.meta.yaml",
            "DefaultDependencies=no",
            "Before=network-pre.target sysinit.target",
            "ExecStart=\"/opt/crash cart/100%%\" back --if-due --at-boot\n");
    assertThat(temp.resolve(BootUnit.WANTED.substring(1)))
        .hasContent("[Unit]\nWants=crashcart-back.service\n");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    unit.install(BACK);
    unit.remove();
    unit.remove();
    assertThat(temp.resolve("etc/systemd/system")).isEmptyDirectory();
  }

  @Test
  void leavesTheFilesOfOthersAlone() throws Exception {
    Path other = temp.resolve("etc/systemd/system/sysinit.target.d/20-other.conf");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "[Unit]\n");
    unit.install(BACK);
    unit.remove();
    assertThat(other.getParent()).isDirectoryContaining(other::equals);
  }

  @Test
  void isNotNeededWhereAPackageBringsOne() throws Exception {
    Path packaged = temp.resolve("usr/lib/systemd/system/crashcart-back.service");
    Files.createDirectories(packaged.getParent());
    Files.writeString(packaged, "[Unit]\n");
    unit.install(BACK);
    assertThat(temp.resolve("etc")).doesNotExist();
  }
}
