package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyTest {
  @TempDir Path folder;

  @Test
  void aDeviceThatIsNoTerminalIsNamedAndWhereTheLinesAreToldIsToo() throws IOException {
    for (Path device :
        new Path[] {folder.resolve("nowhere"), Files.writeString(folder.resolve("file"), "x")}) {
      assertThatThrownBy(() -> Tty.open(Optional.of(device), TerminalKind.of("linux")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(device + " is none (stty: ")
          .hasMessageContaining("/sys/class/tty/console/active")
          .hasMessageNotContaining("ssh");
    }
  }
}
