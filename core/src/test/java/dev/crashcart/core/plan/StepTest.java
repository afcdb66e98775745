package dev.crashcart.core.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTest {
  private static final String HASH = "$2b$12$S3CRETS3CRET";
  private static final FileFacts SHADOW = FileFacts.file(0640, 0, 42);

  @TempDir Path temp;
  private SimulatedHost host;

  @BeforeEach
  void open() throws Exception {
    host = SimulatedHost.create(temp.resolve("demo"), SettableClock.at(Instant.EPOCH));
  }

  private static Step.EditEntries edit(Optional<String> before, Optional<String> after) {
    return bytes(before.map(EntryLines::fromText), after.map(EntryLines::fromText));
  }

  private static Step.EditEntries bytes(Optional<String> before, Optional<String> after) {
    return new Step.EditEntries(
        "/f",
        List.of(
            new EntryEdit(
                "ann",
                before.map(Secret::new),
                after.map(Secret::new),
                "set the password of ann")));
  }

  private void put(byte[] content) throws HostFailure {
    host.write("/f", content, SHADOW);
  }

  private byte[] content() throws HostFailure {
    return host.read("/f").orElseThrow();
  }

  @Test
  void an_entry_is_changed_added_and_taken_out_and_nothing_else() throws Exception {
    put("root:*:\nann:old:\n".getBytes(UTF_8));
    edit(Optional.of("ann:old:"), Optional.of("ann:new:")).runOn(host);
    assertThat(content()).asString(UTF_8).isEqualTo("root:*:\nann:new:\n");
    edit(Optional.of("ann:new:"), Optional.empty()).runOn(host);
    assertThat(content()).asString(UTF_8).isEqualTo("root:*:\n");
    edit(Optional.empty(), Optional.of("ann:again:")).runOn(host);
    assertThat(content()).asString(UTF_8).isEqualTo("root:*:\nann:again:\n");
    assertThat(host.facts("/f")).contains(SHADOW);
  }

  @Test
  void foreign_bytes_stay_beside_utf_8_text() throws Exception {
    byte[] latin = "bob:M\u00fcller\n".getBytes(ISO_8859_1);
    put(latin);
    edit(Optional.empty(), Optional.of("ann:M\u00fcller \u20ac")).runOn(host);
    byte[] added = "ann:M\u00fcller \u20ac\n".getBytes(UTF_8);
    assertThat(content()).startsWith(latin).endsWith(added).hasSize(latin.length + added.length);
    edit(Optional.of("ann:M\u00fcller \u20ac"), Optional.empty()).runOn(host);
    assertThat(content()).isEqualTo(latin);
  }

  @Test
  void an_entry_that_is_not_utf_8_is_edited_as_bytes() throws Exception {
    put("ann:1:M\u00fcller\n".getBytes(ISO_8859_1));
    bytes(Optional.of("ann:1:M\u00fcller"), Optional.of("ann:2:M\u00fcller")).runOn(host);
    assertThat(content()).isEqualTo("ann:2:M\u00fcller\n".getBytes(ISO_8859_1));
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_not_overwritten() throws Exception {
    byte[] other = ("ann:" + HASH + ":\n").getBytes(UTF_8);
    put(other);
    for (Optional<String> before :
        List.of(Optional.<String>empty(), Optional.of("ann:old:"), Optional.of("ann:" + HASH))) {
      assertThatThrownBy(() -> edit(before, Optional.of("ann:new:")).runOn(host))
          .isInstanceOf(HostFailure.class)
          .hasMessageContaining("The entry of ann in /f was changed by somebody else")
          .hasMessageNotContaining("S3CRET");
    }
    put("bob:1:\n".getBytes(UTF_8));
    assertThatThrownBy(() -> edit(Optional.of("ann:old:"), Optional.empty()).runOn(host))
        .isInstanceOf(HostFailure.class);
    assertThat(content()).asString(UTF_8).isEqualTo("bob:1:\n");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> edit(Optional.empty(), Optional.of("ann:x:")).runOn(host))
        .isInstanceOf(HostFailure.class)
        .hasMessage("There is no file /f.");
  }

  @Test
  void an_entry_cannot_smuggle_in_another() {
    for (String line : List.of("ann:x:\nevil::0:0", "evil:x:", "ann", "")) {
      assertThatThrownBy(() -> edit(Optional.empty(), Optional.of(line)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Not one line that is the entry of ann.");
    }
  }

  @Test
  void no_step_shows_its_secret() {
    List<Step> steps =
        List.of(
            Step.WriteFile.of("/f", HASH, SHADOW),
            edit(Optional.of("ann:" + HASH), Optional.of("ann:x" + HASH)));
    Plan plan = new Plan(List.of(), steps, List.of(), List.of());
    assertThat(Stream.concat(steps.stream().map(Step::describe), Stream.of(plan.toString())))
        .noneMatch(text -> text.contains("S3CRET"))
        .anyMatch(text -> text.contains(Secret.MASK));
  }

  @Test
  void files_are_written_removed_and_folders_made() throws Exception {
    Step.MakeFolder folder = new Step.MakeFolder("/d", FileFacts.folder(0700, 5, 6));
    Step.WriteFile file = Step.WriteFile.of("/d/f", "\u20ac", FileFacts.file(0600, 0, 0));
    Step.RemoveFile gone = new Step.RemoveFile("/d/f");
    folder.runOn(host);
    file.runOn(host);
    assertThat(host.read("/d/f"))
        .hasValueSatisfying(c -> assertThat(c).asString(UTF_8).isEqualTo("\u20ac"));
    gone.runOn(host);
    assertThat(host.names("/d")).isEmpty();
    assertThat(host.facts("/d")).contains(FileFacts.folder(0700, 5, 6));
    assertThat(folder.describe()).isEqualTo("make the folder /d (mode 0700, owner 5:6)");
    assertThat(file.describe()).isEqualTo("write /d/f (mode 0600)");
    assertThat(gone.describe()).isEqualTo("remove /d/f");
    assertThat(Stream.of(folder, file, gone).flatMap(step -> step.files().stream()))
        .containsExactly("/d", "/d/f", "/d/f");
  }

  @Test
  void a_check_stands_in_the_description_whatever_its_length() throws Exception {
    for (List<String> check : List.of(List.of("visudo", "-cf", "{}"), List.of("visudo"))) {
      Step.WriteFile step = new Step.WriteFile("/f", new Secret("ann ALL ALL"), SHADOW, check);
      assertThat(step.describe()).isEqualTo("write /f (mode 0640, checked by visudo)");
    }
    Step broken =
        new Step.WriteFile("/f", new Secret("ann ALL ALL"), SHADOW, List.of("visudo", "-cf", "{}"));
    assertThatThrownBy(() -> broken.runOn(host)).isInstanceOf(HostFailure.class);
    assertThat(host.read("/f")).isEmpty();
  }

  @Test
  void a_command_that_fails_says_what_it_said_first() throws Exception {
    Step.Run fine = Step.Run.of(List.of("nscd", "-i", "passwd"), "why", Duration.ofSeconds(5));
    fine.runOn(host);
    assertThat(host.ran()).containsExactly("nscd -i passwd");
    assertThat(fine.describe()).isEqualTo("run nscd -i passwd (why)");
    assertThat(fine.files()).isEmpty();
    Step failing =
        Step.Run.of(List.of("loginctl", "terminate-session", "9"), "w", Duration.ofSeconds(5));
    assertThatThrownBy(() -> failing.runOn(host))
        .isInstanceOf(HostFailure.class)
        .hasMessage(
            "loginctl failed with status 1: Failed to terminate session: No session '9' known");
  }

  @Test
  void a_link_that_came_since_is_not_followed() throws Exception {
    host.makeFolder("/home/ann", FileFacts.folder(0700, 1000, 1000));
    host.makeFolder("/victim", FileFacts.folder(0755, 0, 0));
    Step step =
        new Step.Unlinked(
            new Step.MakeFolder("/home/ann/.ssh", FileFacts.folder(0700, 1000, 1000)),
            List.of("/home/ann/.ssh"));
    Files.createSymbolicLink(temp.resolve("demo/home/ann/.ssh"), Path.of("/victim"));
    assertThat(host.link("/home/ann/.ssh")).contains("/victim");
    assertThatThrownBy(() -> step.runOn(host))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("/home/ann/.ssh has become a symbolic link (to /victim)");
    assertThat(host.facts("/victim")).contains(FileFacts.folder(0755, 0, 0));
    Files.delete(temp.resolve("demo/home/ann/.ssh"));
    assertThat(host.link("/home/ann/.ssh")).isEmpty();
    step.runOn(host);
    assertThat(host.facts("/home/ann/.ssh")).contains(FileFacts.folder(0700, 1000, 1000));
    assertThat(step.files()).containsExactly("/home/ann/.ssh");
  }
}
