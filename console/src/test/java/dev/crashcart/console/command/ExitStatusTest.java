package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.command.Stage.Ended;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts learn when the machine fails at any moment of a change. */
class ExitStatusTest {
  private static final byte[] PASSWORD =
      "correct horse battery staple\n".getBytes(StandardCharsets.UTF_8);
  private static final List<String> CHANGE = List.of("auth", "method", "admin", "--stdin");

  @TempDir Path temp;

  @Test
  void oneFailureIsDoneOrPutBack() throws HostFailure {
    Set<Integer> seen = new TreeSet<>();
    for (int n = 1; n <= 60; n += 2) {
      Stage stage = new Stage(temp.resolve("one-" + n));
      stage.host().failAt(n);
      Ended ended = stage.run(CHANGE, PASSWORD.clone(), List.of());
      seen.add(ended.exit());
      stage.host().failNoMore();
      if (ended.exit() == 4) {
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isNotEmpty();
        assertThat(stage.run(List.of("account", "list"), new byte[0], List.of()).out())
            .as("failure %s", n)
            .doesNotContain("password set");
      }
    }
    assertThat(seen).contains(4).isSubsetOf(0, 4);
  }

  @Test
  void afterADyingDiskItSaysStuckAndHowToGoOn() throws HostFailure {
    Set<Integer> seen = new TreeSet<>();
    for (int n = 1; n <= 60; n += 2) {
      Stage stage = new Stage(temp.resolve("from-" + n));
      stage.host().failFrom(n);
      Ended ended = stage.run(CHANGE, PASSWORD.clone(), List.of());
      seen.add(ended.exit());
      if (ended.exit() == 5) {
        assertThat(ended.err()).contains("Stuck half-way").contains("crashcart back");
        stage.host().failNoMore();
        Ended back = stage.run(List.of("back"), new byte[0], List.of());
        // 6: it died before anything was begun, so there is nothing to put back.
        assertThat(back.exit()).as("back after failure %s: %s", n, back).isIn(0, 6);
        assertThat(stage.run(List.of("account", "list"), new byte[0], List.of()).out())
            .as("after failure %s", n)
            .doesNotContain("password set");
      }
    }
    assertThat(seen).contains(5).isSubsetOf(0, 4, 5);
  }
}
