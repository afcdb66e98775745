package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHostFilesTest {
  private static final FileFacts PLAIN = FileFacts.file(0644, 0, 0);

  @TempDir Path temp;
  private Path root;
  private LinuxHost host;

  @BeforeEach
  void openHost() throws Exception {
    root = Files.createDirectories(temp.resolve("root/etc")).getParent().toRealPath();
    host = LinuxHost.offline(root);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void assumeRoot() throws Exception {
    assumeTrue(OwnerLedger.caller() == 0, "needs root: files are given to other users");
  }

  private List<Path> everythingIn(String folder) throws Exception {
    try (var entries = Files.list(root.resolve(folder))) {
      return entries.map(Path::getFileName).toList();
    }
  }

  @Test
  void a_written_file_has_its_content_and_mode_and_leaves_nothing_beside_it() throws Exception {
    host.write("/etc/shadow", bytes("root:*:\n"), FileFacts.file(0640, 0, 0));

    assertThat(host.read("/etc/shadow"))
        .hasValueSatisfying(c -> assertThat(c).asString(UTF_8).isEqualTo("root:*:\n"));
    assertThat(host.facts("/etc/shadow")).contains(FileFacts.file(0640, 0, 0));
    assertThat(everythingIn("etc")).containsExactly(Path.of("shadow"));
  }

  @Test
  void owner_and_special_bits_are_set() throws Exception {
    assumeRoot();
    host.write("/etc/tool", bytes("x"), FileFacts.file(04750, 1234, 42));
    assertThat(host.facts("/etc/tool")).contains(FileFacts.file(04750, 1234, 42));
    assertThat(Files.getAttribute(root.resolve("etc/tool"), "unix:uid")).isEqualTo(1234);
  }

  @Test
  void the_mode_does_not_depend_on_the_umask_or_the_old_file() throws Exception {
    Files.writeString(root.resolve("etc/wide"), "old");
    Files.setAttribute(root.resolve("etc/wide"), "unix:mode", 0600);
    host.write("/etc/wide", bytes("new"), FileFacts.file(0666, 0, 0));
    assertThat(host.facts("/etc/wide")).contains(FileFacts.file(0666, 0, 0));
  }

  @Test
  void missing_parents_are_made_and_those_of_crashcart_are_private() throws Exception {
    host.write("/etc/crashcart/config.yaml", bytes("format: 1\n"), FileFacts.file(0600, 0, 0));
    host.write("/var/lib/crashcart/history/000001.yaml", bytes(""), FileFacts.file(0600, 0, 0));
    host.write("/etc/crashcarts/x", bytes(""), PLAIN);

    assertThat(host.facts("/etc/crashcart")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/var/lib")).contains(FileFacts.folder(0755, 0, 0));
    assertThat(host.facts("/var/lib/crashcart")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/var/lib/crashcart/history")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/etc/crashcarts")).contains(FileFacts.folder(0755, 0, 0));
  }

  @Test
  void writing_through_a_link_replaces_its_target_inside_the_root() throws Exception {
    Path outside = Files.writeString(temp.resolve("outside"), "untouched");
    Files.createSymbolicLink(root.resolve("etc/absolute"), Path.of("/real"));
    Files.createSymbolicLink(root.resolve("etc/climbing"), Path.of("../../outside"));

    host.write("/etc/absolute", bytes("inside"), PLAIN);
    host.write("/etc/climbing", bytes("inside too"), PLAIN);

    assertThat(root.resolve("real")).hasContent("inside");
    assertThat(root.resolve("outside")).hasContent("inside too");
    assertThat(outside).hasContent("untouched");
    assertThat(root.resolve("etc/absolute")).isSymbolicLink();
  }

  @Test
  void a_reader_sees_only_whole_contents_during_a_thousand_writes() throws Exception {
    RootFolder folder = RootFolder.of(root);
    FileTree files = new FileTree(folder, Optional.of(new OwnerLedger(folder, "/owners")), false);
    byte[] first = "a".repeat(100_000).getBytes(UTF_8);
    byte[] second = "b".repeat(50_000).getBytes(UTF_8);
    files.write("/etc/f", first, PLAIN, unfinished -> {});
    var spoilt = new AtomicInteger();
    var reads = new AtomicInteger();
    var done = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                try {
                  byte[] seen = files.read("/etc/f").orElse(new byte[0]);
                  boolean whole = Arrays.equals(seen, first) || Arrays.equals(seen, second);
                  spoilt.addAndGet(whole ? 0 : 1);
                  reads.incrementAndGet();
                } catch (HostFailure refused) {
                  spoilt.incrementAndGet();
                }
              }
            });
    reader.start();
    for (int i = 0; i < 1000; i++) {
      files.write("/etc/f", i % 2 == 0 ? second : first, PLAIN, unfinished -> {});
    }
    done.set(true);
    reader.join();
    assertThat(spoilt).hasValue(0);
    assertThat(reads.get()).isGreaterThan(10);
  }

  @Test
  void what_a_dead_writer_left_is_hidden_overwritten_and_removable() throws Exception {
    Path left = Files.writeString(root.resolve("etc/.shadow.crashcart-tmp"), "half");
    assertThat(host.names("/etc")).isEmpty();

    host.write("/etc/shadow", bytes("whole"), PLAIN);
    assertThat(left).doesNotExist();

    Files.writeString(left, "half again");
    host.removeLeftovers("/etc/shadow");
    assertThat(left).doesNotExist();
    assertThat(host.read("/etc/shadow")).isPresent();
    host.removeLeftovers("/etc/shadow");
  }

  @Test
  void a_link_planted_where_the_unfinished_file_goes_is_not_followed() throws Exception {
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    Files.createSymbolicLink(root.resolve("etc/.f.crashcart-tmp"), victim);
    host.write("/etc/f", bytes("new"), PLAIN);
    assertThat(victim).hasContent("untouched");
    assertThat(root.resolve("etc/f")).hasContent("new").isRegularFile();
  }

  @Test
  void a_folder_is_not_replaced_by_a_file() throws Exception {
    assertThatThrownBy(() -> host.write("/etc", bytes("x"), PLAIN))
        .isInstanceOf(HostFailure.class)
        .hasMessage("/etc is a folder; no file can take its place.");
  }

  @Test
  void a_file_where_a_folder_is_needed_is_named() throws Exception {
    Files.writeString(root.resolve("etc/f"), "x");
    assertThatThrownBy(() -> host.write("/etc/f/g", bytes("x"), PLAIN))
        .isInstanceOf(HostFailure.class)
        .hasMessageStartingWith("/etc/f/g could not be written: ");
  }

  @Test
  void a_check_is_left_out_offline() throws Exception {
    host.write("/etc/sudoers", bytes("x"), PLAIN, List.of("false", "{}"));
    assertThat(root.resolve("etc/sudoers")).hasContent("x");
  }

  @Test
  void live_a_check_sees_the_content_before_it_is_in_place() throws Exception {
    assumeRoot();
    LinuxHost live = LinuxHost.live(root, Clock.systemUTC());
    live.write(
        "/etc/f", bytes("good\n"), FileFacts.file(0440, 0, 0), List.of("grep", "-q", "good", "{}"));
    assertThat(root.resolve("etc/f")).hasContent("good\n");

    List<String> complaining =
        List.of("sh", "-c", "[ -e {} ] && echo '{}:1: syntax error' >&2; echo more >&2; exit 1");
    assertThatThrownBy(() -> live.write("/etc/f", bytes("S3CRET"), PLAIN, complaining))
        .isInstanceOf(HostFailure.class)
        .hasMessage(
            "sh refused the new content of /etc/f: /etc/f:1: syntax error. The file is as it was"
                + " before.");
    assertThat(root.resolve("etc/f")).hasContent("good\n");
    assertThat(everythingIn("etc")).containsExactly(Path.of("f"));
  }

  @Test
  void reading_what_is_not_there_gives_nothing() throws Exception {
    assertThat(host.read("/etc/none")).isEmpty();
    assertThat(host.facts("/none/at/all")).isEmpty();
    assertThat(host.names("/none")).isEmpty();
    host.remove("/etc/none");
  }

  @Test
  void only_files_are_read() throws Exception {
    assumeTrue(LinuxCommands.find("mkfifo").isPresent(), "needs the program mkfifo");
    new ProcessBuilder("mkfifo", root.resolve("etc/pipe").toString()).start().waitFor();
    assertThatThrownBy(() -> host.read("/etc"))
        .hasMessage("/etc is a folder, not a file. Move it away and try again.");
    assertThatThrownBy(() -> host.read("/etc/pipe"))
        .isInstanceOf(HostFailure.class)
        .hasMessage("/etc/pipe is a device or pipe, not a file. Move it away and try again.");
  }

  @Test
  void a_file_of_16_mebibytes_is_read_and_a_larger_one_refused() throws Exception {
    byte[] largest = new byte[16 << 20];
    Files.write(root.resolve("etc/large"), largest);
    assertThat(host.read("/etc/large")).hasValueSatisfying(c -> assertThat(c).hasSize(16 << 20));
    try (OutputStream more =
        Files.newOutputStream(root.resolve("etc/large"), StandardOpenOption.APPEND)) {
      more.write(0);
    }
    assertThatThrownBy(() -> host.read("/etc/large"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("larger than 16 MiB");
  }

  @Test
  void names_are_sorted() throws Exception {
    for (String name : List.of("b", "a", ".hidden", "c")) {
      Files.writeString(root.resolve("etc").resolve(name), "");
    }
    assertThat(host.names("/etc")).containsExactly(".hidden", "a", "b", "c");
    assertThatThrownBy(() -> host.names("/etc/a")).hasMessage("/etc/a is not a folder.");
  }

  @Test
  void appending_makes_the_file_once_and_adds_to_its_end() throws Exception {
    host.append("/var/log/crashcart/audit.jsonl", bytes("one\n"), 0600);
    host.append("/var/log/crashcart/audit.jsonl", bytes("two\n"), 0644);
    assertThat(root.resolve("var/log/crashcart/audit.jsonl")).hasContent("one\ntwo\n");
    assertThat(host.facts("/var/log/crashcart/audit.jsonl")).contains(FileFacts.file(0600, 0, 0));
  }

  @Test
  void a_folder_is_made_or_put_right() throws Exception {
    host.makeFolder("/home/ann/.ssh", FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/home/ann/.ssh")).contains(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/home/ann")).contains(FileFacts.folder(0755, 0, 0));
    host.makeFolder("/home/ann/.ssh", FileFacts.folder(02775, 0, 0));
    assertThat(host.facts("/home/ann/.ssh")).contains(FileFacts.folder(02775, 0, 0));

    Files.writeString(root.resolve("etc/f"), "");
    assertThatThrownBy(() -> host.makeFolder("/etc/f", FileFacts.folder(0755, 0, 0)))
        .hasMessage("/etc/f is a file; no folder can be made in its place.");
  }

  @Test
  void removing_takes_files_links_and_empty_folders() throws Exception {
    Files.writeString(root.resolve("etc/target"), "stays");
    Files.createSymbolicLink(root.resolve("etc/link"), Path.of("target"));
    Files.createDirectories(root.resolve("full/of"));

    host.remove("/etc/link");
    host.remove("/full/of");

    assertThat(host.names("/etc")).containsExactly("target");
    Files.writeString(root.resolve("full/file"), "");
    assertThatThrownBy(() -> host.remove("/full"))
        .isInstanceOf(HostFailure.class)
        .hasMessage("The folder /full is not empty; it stays.");
    assertThatThrownBy(() -> host.remove("/")).isInstanceOf(HostFailure.class);
  }

  @Test
  void offline_nothing_is_run_and_boots_have_no_number() throws Exception {
    assertThat(host.description()).startsWith("the system in " + root);
    assertThat(host.bootId()).isEqualTo("offline");
    assertThatThrownBy(() -> host.run(List.of("true"), new byte[0], Duration.ofSeconds(1)))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("is not running");
  }

  @Test
  void programs_are_looked_for_below_the_root() throws Exception {
    Files.createDirectories(root.resolve("usr/sbin"));
    Path program = Files.writeString(root.resolve("usr/sbin/visudo"), "");
    assertThat(host.hasCommand("visudo")).as("not executable").isFalse();
    Files.setAttribute(program, "unix:mode", 0755);
    assertThat(host.hasCommand("visudo")).isTrue();
    assertThat(host.hasCommand("sh")).as("only on this machine").isFalse();
  }

  @Test
  void this_machine_tells_its_boot() throws Exception {
    LinuxHost live = LinuxHost.live();
    assertThat(live.bootId()).matches("[0-9a-f-]{36}").isEqualTo(live.bootId());
    assertThat(live.description()).isEqualTo("this machine");
    assertThat(live.hasCommand("sh")).isTrue();
  }
}
