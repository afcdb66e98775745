package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sessions as they stand on the paper, a folder each: {@code typed.txt} is what is typed, see
 * {@link Talk}. A first line {@code #admin} begins with an appliance on which admin is set up, a
 * word behind it says how far the console is open; with {@code GOLDEN=update} the transcripts are
 * written anew.
 */
class DialogueTest {
  private static final Path CASES = Path.of("src/test/resources/dialogues");

  @TempDir private Path temp;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isHeldAsWritten(String name) throws IOException, HostFailure {
    Path folder = CASES.resolve(name);
    List<String> script = Files.readAllLines(folder.resolve("typed.txt"));
    boolean admin = script.get(0).startsWith("#admin");
    Path machine = temp.resolve("appliance");
    Talk talk = admin ? Talk.withAdmin(machine) : new Talk(machine);
    if (script.get(0).startsWith("#admin ")) {
      talk.access(script.get(0).substring(7));
    }
    String said =
        talk.play((admin ? script.subList(1, script.size()) : script).toArray(String[]::new))
            .replace(machine.toRealPath().toString(), "DIR");
    assertThat(said).doesNotContain("\u001b", "staple", "ravens");
    assertThat(talk.filesWith("staple", "ravens")).isEmpty();
    Path golden = folder.resolve("transcript.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, said);
    }
    assertThat(golden).as("run with GOLDEN=update to write it").exists();
    assertThat(said).isEqualTo(Files.readString(golden));
  }
}
