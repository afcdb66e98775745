package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.crashcart.console.command.Stage.Ended;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Typed lines and the whole of what comes back, a folder per dialogue, each as text and with {@code
 * --json}. A line of {@code commands.txt} is a command; {@code <<< text} gives standard input,
 * {@code ??? one | two} what is typed at hidden prompts; {@code @word …} is something that happens
 * in between, see {@link Stage#happens}. In the transcript {@code !} marks standard error.
 */
class TranscriptTest {
  private static final Path CASES = Path.of("src/test/resources/transcripts");
  private static final boolean UPDATE = "update".equals(System.getenv("GOLDEN"));
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir Path temp;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asText(String name) throws IOException, HostFailure {
    compare(name, "transcript.txt", play(name, false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asJson(String name) throws IOException, HostFailure {
    compare(name, "transcript.json.txt", play(name, true));
  }

  private String play(String name, boolean json) throws IOException, HostFailure {
    Path folder = CASES.resolve(name);
    Stage stage = new Stage(temp.resolve("appliance"));
    StringBuilder transcript = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("commands.txt"))) {
      if (line.startsWith("@")) {
        String[] parts = line.substring(1).split(" ", 2);
        stage.happens(parts[0], parts.length > 1 ? parts[1] : "");
        transcript.append(line).append('\n');
      } else if (!line.isBlank() && !line.startsWith("#")) {
        command(stage, line, folder, json, transcript);
      }
    }
    return transcript
        .toString()
        .replace(stage.folder().toRealPath().toString(), "DIR")
        .replace(folder.toString(), "CASE")
        .replaceAll("report id [0-9a-f]{8}", "report id ID")
        .replaceAll("\"report\" : \"[0-9a-f]{8}\"", "\"report\" : \"ID\"")
        .replaceAll("\\b[0-9a-f]{64}\\b", "SHA256");
  }

  private static void command(
      Stage stage, String line, Path folder, boolean json, StringBuilder transcript)
      throws IOException {
    String[] typed = line.split(" \\?\\?\\? ", 2);
    String[] input = typed[0].split(" <<< ?", 2);
    List<String> words = new ArrayList<>(json ? List.of("--json") : List.of());
    words.addAll(words(input[0].replace("CASE", folder.toString())));
    Ended ended =
        stage.run(
            words,
            input.length > 1 ? unescaped(input[1]) : new byte[0],
            typed.length > 1 ? List.of(typed[1].split(" \\| ?", -1)) : List.of());
    transcript.append("$ ").append(json ? "--json " : "").append(input[0]);
    // What is typed in secret stands in no golden file.
    transcript.append(input.length > 1 ? " <<< (hidden)" : "");
    transcript.append(typed.length > 1 ? " ??? (hidden)" : "").append('\n');
    ended.out().lines().forEach(out -> transcript.append(out).append('\n'));
    ended.err().lines().forEach(err -> transcript.append("! ").append(err).append('\n'));
    transcript.append("[exit ").append(ended.exit()).append("]\n\n");
    if (json) {
      assertThat(documents(ended.out())).as(line).isEqualTo(1);
      assertThat(ended.out()).as(line).contains("\"exit\" : " + ended.exit());
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      for (int i = 1; i <= 3; i++) {
        if (matcher.group(i) != null) {
          words.add(matcher.group(i));
        }
      }
    }
    return words;
  }

  /** Bytes with the escapes of Java; the line end is added unless the text ends with {@code \c}. */
  private static byte[] unescaped(String text) {
    boolean open = text.endsWith("\\c");
    String whole = open ? text.substring(0, text.length() - 2) : text + "\n";
    return whole.contains("\\xff")
        ? whole.replace("\\xff", "\u00ff").getBytes(StandardCharsets.ISO_8859_1)
        : whole.translateEscapes().getBytes(StandardCharsets.UTF_8);
  }

  private static int documents(String text) throws IOException {
    int documents = 0;
    int depth = 0;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        documents += depth == 0 ? 1 : 0;
      }
    }
    return documents;
  }

  private static void compare(String name, String file, String transcript) throws IOException {
    Path golden = CASES.resolve(name).resolve(file);
    if (UPDATE) {
      Files.writeString(golden, transcript);
    }
    assertThat(golden).as("GOLDEN=update mvn test writes it").exists();
    assertThat(transcript).isEqualTo(Files.readString(golden));
  }
}
