package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reason is one line of the history's table, wherever it was pasted from. */
class ReasonTest {
  @TempDir Path temp;

  @Test
  void aLineEndInAReasonBreaksNoTable() throws Exception {
    Stage stage = new Stage(temp.resolve("appliance"));
    List<String> set =
        List.of("set", "authentication.minimum-length", "9", "--reason", "ticket 7\r\nmoved\n");
    assertThat(stage.run(set, new byte[0], List.of()).exit()).isZero();
    assertThat(stage.run(List.of("history"), new byte[0], List.of()).out().lines())
        .hasSize(2)
        .last()
        .asString()
        .endsWith("  ticket 7 moved");
  }
}
