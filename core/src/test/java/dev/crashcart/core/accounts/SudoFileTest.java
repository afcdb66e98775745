package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our file below sudoers.d as sudo's own programs read it. */
class SudoFileTest {
  private static final Set<String> NAMES = Set.of("ann", "a.b", "ANN", "ALL", "zo-e", "_x");

  @Test
  void whatIsWrittenIsReadBack() {
    String content = Sudo.render(NAMES);
    assertThat(Sudo.of(true, Set.of(), Optional.of(content), Optional.empty()).named())
        .isEqualTo(NAMES);
  }

  @Test
  void visudoAcceptsItAndNobodyElseIsMeant(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("drop-in"), Sudo.render(NAMES));
    assertThat(said("visudo", "-cf", file.toString()))
        .contains("parsed OK")
        .doesNotContain("Alias");
    assertThat(said("cvtsudoers", "-f", "sudoers", "-m", "user=nobody", file.toString()))
        .doesNotContain("(ALL");
    assertThat(said("cvtsudoers", "-f", "sudoers", "-m", "user=ann", file.toString()))
        .contains("ann ALL = (ALL : ALL) ALL");
  }

  private static String said(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      Assumptions.abort("needs sudo: " + command[0] + " is missing");
      throw missing;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
