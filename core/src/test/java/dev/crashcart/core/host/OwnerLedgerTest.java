package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a system that is not running, worked on by a user who may not give files away. */
class OwnerLedgerTest {
  private static final Path LEDGER = Path.of("var/lib/crashcart/owners");

  @TempDir Path root;
  private LinuxHost host;

  @BeforeEach
  void openHost() throws Exception {
    host = LinuxHost.offline(root, Clock.systemUTC(), false);
  }

  @Test
  void a_wanted_owner_is_noted_and_seen_again() throws Exception {
    host.write("/etc/shadow", "x".getBytes(UTF_8), FileFacts.file(0640, 0, 42));
    host.makeFolder("/home/ann", FileFacts.folder(0700, 1000, 1000));

    LinuxHost again = LinuxHost.offline(root, Clock.systemUTC(), false);
    assertThat(again.facts("/etc/shadow")).contains(FileFacts.file(0640, 0, 42));
    assertThat(again.facts("/home/ann")).contains(FileFacts.folder(0700, 1000, 1000));
    assertThat(Files.getAttribute(root.resolve("home/ann"), "unix:uid"))
        .isEqualTo(OwnerLedger.caller());
    assertThat(root.resolve(LEDGER)).hasContent("0:42 /etc/shadow\n1000:1000 /home/ann\n");
    assertThat(again.facts("/var/lib/crashcart")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(again.description()).contains("not root");
  }

  @Test
  void what_is_not_noted_and_belongs_to_this_user_counts_as_roots() throws Exception {
    host.write("/etc/hostname", "x".getBytes(UTF_8), FileFacts.file(0644, 0, 0));
    assertThat(host.facts("/etc/hostname")).contains(FileFacts.file(0644, 0, 0));
    assertThat(root.resolve(LEDGER)).doesNotExist();
  }

  @Test
  void the_note_goes_with_the_file_and_with_a_new_owner() throws Exception {
    host.write("/a", "x".getBytes(UTF_8), FileFacts.file(0644, 5, 6));
    host.write("/b", "x".getBytes(UTF_8), FileFacts.file(0644, 7, 8));
    host.remove("/a");
    host.write("/b", "x".getBytes(UTF_8), FileFacts.file(0644, 0, 0));
    assertThat(root.resolve(LEDGER)).hasContent("");
    assertThat(host.facts("/b")).contains(FileFacts.file(0644, 0, 0));
  }

  @Test
  void a_spoilt_line_is_named_not_guessed() throws Exception {
    Files.createDirectories(root.resolve(LEDGER).getParent());
    Files.writeString(root.resolve(LEDGER), "root:root /etc/shadow\n");
    Files.createDirectories(root.resolve("etc"));
    assertThatThrownBy(() -> host.facts("/etc"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("/var/lib/crashcart/owners");
  }
}
