package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginShellTest {
  @Test
  void whoeverSignedInHasTheirOwnAndElseItIsThatOfRoot() {
    Who ann = new Who(Optional.of("ann"), "console", "/dev/tty1");
    Who root = new Who(Optional.of("root"), "console", "/dev/tty1");
    assertThat(LoginShell.of(ann)).containsExactly("/bin/su", "-l", "-s", "/bin/bash", "ann");
    assertThat(LoginShell.of(root)).containsExactly("/bin/bash", "-l");
    assertThat(LoginShell.of(Bench.CONSOLE)).containsExactly("/bin/bash", "-l");
  }
}
