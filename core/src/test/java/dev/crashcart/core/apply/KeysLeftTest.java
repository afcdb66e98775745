package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever shuts an account learns how many SSH keys still open it. */
class KeysLeftTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5yWqCD1IHM6uLmLGWmKWupAT8OKbxB/9C0wk/CX97+ ann\n";

  @TempDir Path temp;
  private Bench bench;
  private Path keys;

  @BeforeEach
  void anAppliance() throws Exception {
    bench = new Bench(temp.resolve("appliance")).withAdmin();
    Path folder = Files.createDirectories(bench.folder.resolve("home/admin/.ssh"));
    keys = folder.resolve("authorized_keys");
  }

  private List<String> notesOf(AccountChange change) throws HostFailure {
    return Bench.good(
            bench.appliance.planAccount(
                Bench.ADMIN, change, new Appliance.Consent(Bench.CONSOLE, true)))
        .plan()
        .notes();
  }

  @Test
  void theKeysAreCountedWhenItsPasswordIsClosed() throws Exception {
    Files.writeString(keys, "# mine\n" + KEY + "no key\n" + KEY);
    String sentence =
        "2 SSH keys still let admin in; to shut that out as well: crashcart account key remove admin"
            + " --all";
    assertThat(notesOf(AccountChange.enabled(false))).contains(sentence);
    assertThat(notesOf(AccountChange.locked(true))).contains(sentence);
    assertThat(notesOf(AccountChange.password(Bench.SECOND))).isEmpty();
  }

  @Test
  void oneIsOneAndNoneIsNotSpokenOf() throws Exception {
    assertThat(notesOf(AccountChange.enabled(false)))
        .isNotEmpty()
        .noneMatch(note -> note.contains("still let"));
    Files.writeString(keys, KEY);
    assertThat(notesOf(AccountChange.enabled(false)))
        .anyMatch(note -> note.startsWith("1 SSH key still lets admin in; "));
  }

  @Test
  void keysThatCannotBeReadKeepNobodyFromClosing() throws Exception {
    Files.createDirectory(keys);
    assertThat(notesOf(AccountChange.enabled(false)))
        .anyMatch(note -> note.startsWith("Whether SSH keys still let admin in is not known: "));
  }
}
