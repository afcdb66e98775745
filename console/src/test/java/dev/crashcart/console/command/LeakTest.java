package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known passwords, typed every way a command takes one, are found nowhere afterwards. */
class LeakTest {
  private static final String FIRST = "xylophone quartz umbrella 9417";
  private static final String SECOND = "zeppelin marmalade Ölkanne 2263";
  private static final String WEAK = "Qzwx7#";
  private static final Pattern HASH = Pattern.compile("\\$2b\\$12\\$[./A-Za-z0-9]{53}");

  @TempDir Path temp;

  private final StringBuilder printed = new StringBuilder();

  @Test
  void passwordsAreNowhere() throws HostFailure, IOException {
    StringBuilder logged = new StringBuilder();
    Handler listening = listening(logged);
    Logger.getLogger("").addHandler(listening);
    try {
      Stage stage = new Stage(temp.resolve("appliance"));
      typeThemAll(stage);
      search("printed", printed.toString().getBytes(StandardCharsets.UTF_8));
      search("logged", logged.toString().getBytes(StandardCharsets.UTF_8));
      assertThat(HASH.matcher(printed).find()).as("a hash is printed").isFalse();
      assertThat(HASH.matcher(logged).find()).as("a hash is logged").isFalse();
      List<String> hashed = new ArrayList<>();
      for (Path file : files(stage.folder())) {
        byte[] content = Files.readAllBytes(file);
        search(file.toString(), content);
        Matcher hash = HASH.matcher(new String(content, StandardCharsets.ISO_8859_1));
        if (hash.find()) {
          hashed.add("/" + stage.folder().relativize(file));
        }
      }
      // Looking for something that is there proves that the search finds what it looks for.
      assertThat(hashed)
          .contains("/etc/shadow", "/etc/crashcart/config.yaml")
          .allMatch(
              path ->
                  path.matches("/etc/shadow-?")
                      || path.startsWith("/etc/crashcart/")
                      || path.startsWith("/var/lib/crashcart/")
                      || path.equals("/run/crashcart/one-time.yaml"));
    } finally {
      Logger.getLogger("").removeHandler(listening);
    }
  }

  private void typeThemAll(Stage stage) throws HostFailure {
    stdin(stage, FIRST, "auth method admin --stdin");
    typed(stage, "auth method admin", FIRST, FIRST);
    typed(stage, "account password admin", SECOND, FIRST, WEAK, SECOND, SECOND);
    typed(stage, "account password admin", WEAK, WEAK, WEAK);
    stdin(stage, SECOND, "account password admin --stdin --json");
    stdin(stage, SECOND + "\n" + FIRST, "account password admin --stdin");
    stdin(stage, SECOND + "\0", "account password admin --stdin");
    stdin(stage, SECOND, "account password nobody-here --stdin");
    stdin(stage, SECOND, "account add ann --administrator --stdin");
    stdin(stage, FIRST, "account recover ann --stdin --enable --clear-failures");
    typed(stage, "account recover ann", SECOND, SECOND);
    stdin(stage, SECOND, "auth method admin --stdin --try 60s");
    stdin(stage, "", "status --json");
    stdin(stage, "", "back");
    stdin(stage, "", "account disable ann");
    stdin(stage, "", "account disable admin --leave-nobody");
    stdin(stage, FIRST, "auth one-time --stdin");
    for (String look : List.of("show", "plan --json", "history --json", "audit --json", "status")) {
      stdin(stage, "", look);
    }
    for (int n = 1; n < 60; n += 9) {
      stage.host().failAt(n);
      stdin(stage, SECOND, "account password ann --stdin");
    }
    stage.host().failNoMore();
    stdin(stage, "", "account enable admin");
  }

  private void stdin(Stage stage, String input, String line) {
    byte[] bytes = (input + "\n").getBytes(StandardCharsets.UTF_8);
    note(stage.run(List.of(line.split(" ")), bytes, List.of()));
  }

  private void typed(Stage stage, String line, String... typed) {
    note(stage.run(List.of(line.split(" ")), new byte[0], List.of(typed)));
  }

  private void note(Stage.Ended ended) {
    printed.append(ended.out()).append(ended.err());
  }

  private static void search(String where, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (String secret : List.of(FIRST, SECOND, WEAK)) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      String hex = HexFormat.of().formatHex(bytes);
      assertThat(text)
          .as(where)
          .doesNotContain(new String(bytes, StandardCharsets.ISO_8859_1))
          .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
          .doesNotContain(hex)
          .doesNotContain(hex.toUpperCase(Locale.ROOT));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static Handler listening(StringBuilder logged) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.append(new SimpleFormatter().formatMessage(line)).append('\n');
            if (line.getThrown() != null) {
              ByteArrayOutputStream trace = new ByteArrayOutputStream();
              line.getThrown()
                  .printStackTrace(new PrintStream(trace, true, StandardCharsets.UTF_8));
              logged.append(trace.toString(StandardCharsets.UTF_8));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
