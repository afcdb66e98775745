package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootFolderTest {
  @TempDir Path temp;
  private Path root;
  private RootFolder folder;

  @BeforeEach
  void makeRoot() throws Exception {
    root = Files.createDirectory(temp.resolve("root")).toRealPath();
    Files.createDirectories(root.resolve("etc"));
    Files.createDirectories(root.resolve("usr/lib"));
    folder = RootFolder.of(root);
  }

  private void link(String at, String target) throws Exception {
    Files.createSymbolicLink(root.resolve(at), Path.of(target));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/shadow, etc/shadow",
    "//etc/./shadow/, etc/shadow",
    "/etc/../etc/shadow, etc/shadow",
    "/../../etc/shadow, etc/shadow",
    "/not/there/yet, not/there/yet",
    "/, ''",
  })
  void a_plain_path_is_found_below_the_root(String path, String expected) throws Exception {
    assertThat(folder.follow(path)).isEqualTo(root.resolve(expected));
  }

  @Test
  void an_absolute_link_starts_at_the_root_again() throws Exception {
    link("etc/os-release", "/usr/lib/os-release");
    assertThat(folder.follow("/etc/os-release")).isEqualTo(root.resolve("usr/lib/os-release"));
  }

  @Test
  void a_relative_link_starts_at_its_own_folder() throws Exception {
    link("etc/os-release", "../usr/lib/os-release");
    assertThat(folder.follow("/etc/os-release")).isEqualTo(root.resolve("usr/lib/os-release"));
  }

  @Test
  void a_link_that_climbs_out_stays_at_the_root() throws Exception {
    link("etc/shadow", "../../../../../../../../usr/lib/shadow");
    assertThat(folder.follow("/etc/shadow")).isEqualTo(root.resolve("usr/lib/shadow"));
  }

  @Test
  void links_in_the_middle_are_followed_inside() throws Exception {
    link("lib", "usr/lib");
    link("usr/lib/deep", "/etc");
    assertThat(folder.follow("/lib/deep/passwd")).isEqualTo(root.resolve("etc/passwd"));
    assertThat(folder.entry("/lib/deep")).isEqualTo(root.resolve("usr/lib/deep"));
  }

  @Test
  void a_link_to_a_folder_outside_by_its_real_path_leads_to_nothing() throws Exception {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "outside");
    link("etc/out", outside.toString());
    assertThat(Files.exists(folder.follow("/etc/out/secret"))).isFalse();
  }

  @Test
  void a_chain_of_forty_links_is_followed_and_one_more_is_not() throws Exception {
    link("etc/l40", "end");
    for (int i = 39; i >= 0; i--) {
      link("etc/l" + i, "l" + (i + 1));
    }
    assertThat(folder.follow("/etc/l1")).isEqualTo(root.resolve("etc/end"));
    assertThatThrownBy(() -> folder.follow("/etc/l0"))
        .isInstanceOf(HostFailure.class)
        .hasMessage("/etc/l0 leads through too many symbolic links; see where by: namei /etc/l0");
  }

  @Test
  void a_loop_ends() throws Exception {
    link("etc/a", "b");
    link("etc/b", "a");
    assertThatThrownBy(() -> folder.follow("/etc/a"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("too many symbolic links");
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/passwd", "", "nonexistent"})
  void a_relative_path_is_refused_with_its_text(String path) {
    assertThatThrownBy(() -> folder.follow(path))
        .isInstanceOf(HostFailure.class)
        .hasMessage("\"" + path + "\" is not an absolute path.");
  }

  @Test
  void a_path_no_file_can_have_is_refused() {
    assertThatThrownBy(() -> folder.follow("/etc/a\0b"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("a\\u0000b");
  }

  @Test
  void a_missing_root_is_refused() {
    assertThatThrownBy(() -> RootFolder.of(temp.resolve("none")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("There is no folder");
  }

  @Test
  void a_place_on_disk_has_its_name_on_the_machine() {
    assertThat(folder.seen(root.resolve("etc/shadow"))).isEqualTo("/etc/shadow");
  }
}
