package dev.crashcart.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.command.Printer;
import dev.crashcart.console.command.Session;
import dev.crashcart.console.command.Stage;
import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.reader.Candidate;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CommandShellTest {
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream echoed = new ByteArrayOutputStream();
  private Session session;
  private CommandShell shell;

  @BeforeEach
  void aShell() throws HostFailure {
    Printer printer =
        new Printer(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    session = new Stage(temp.resolve("appliance")).session(printer, new byte[0], List.of());
    shell = new CommandShell(session, printer, "1.2.3");
  }

  private void type(String keys) throws IOException {
    ByteArrayInputStream input = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        new ExternalTerminal("test", "ansi", input, echoed, StandardCharsets.UTF_8)) {
      assertThat(shell.serve(terminal).exit()).isZero();
    }
  }

  private String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void linesAreCommandsUntilExit() throws IOException {
    type("get authentication.minimum-length\n\n  \nexit\nget authentication.method\n");
    assertThat(text(out)).isEqualToIgnoringNewLines("8");
    assertThat(text(echoed)).contains("crashcart> ");
  }

  @Test
  void theEndOfInputEndsIt() throws IOException {
    type("help\n");
    assertThat(text(out)).contains("Usage: crashcart", "account recover");
  }

  @Test
  void aPasswordIsStars() throws IOException {
    type("auth method admin\n" + PASSWORD + "\n" + PASSWORD + "\naccount list\nquit\n");
    assertThat(text(out)).contains("Done. This is generation 1", "admin  password set");
    // What stands before the first prompt is the echo of a line that was not yet read.
    String shown = text(echoed).substring(text(echoed).indexOf("crashcart> "));
    assertThat(shown).contains("****").doesNotContain("horse");
  }

  @Test
  void jsonIsForOneLine() throws IOException {
    type("get format --json\nget format\nexit\n");
    assertThat(text(out)).contains("\"value\" : \"1\"").endsWith("1" + System.lineSeparator());
  }

  @Test
  void itStaysWithItsMachineAndOpensNothingInside() throws IOException {
    type("--root / status\nstatus --demo\nconsole\nshell\nexit\n");
    assertThat(text(out)).isEmpty();
    assertThat(text(err))
        .contains("This prompt stays with crashcart --demo=DIR")
        .contains("Leave this prompt first")
        .contains("You are at this prompt already");
  }

  @Test
  void aMistakeDoesNotEndIt() throws IOException {
    type("stauts\nget 'open quote\n'\nget format\nexit\n");
    assertThat(text(err)).contains("Did you mean status?");
    assertThat(text(out)).isEqualToIgnoringNewLines("1");
  }

  @Test
  void wordsKeysAndAccountsAreCompleted() throws IOException {
    assertThat(completed("sta")).contains("status");
    assertThat(completed("account dis")).contains("disable");
    assertThat(completed("set authentication.m"))
        .contains("authentication.minimum-length", "authentication.method");
    assertThat(completed("set authentication.method ")).contains("admin", "root", "web");
    assertThat(completed("auth method ")).contains("admin", "root", "web");
    type("auth method admin\n" + PASSWORD + "\n" + PASSWORD + "\nexit\n");
    assertThat(completed("account password ")).contains("admin", "root");
    assertThat(completed("get accounts.ad")).contains("accounts.admin.locked");
  }

  private List<String> completed(String line) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    try (Terminal terminal =
        new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())) {
      new ShellCompleter(session)
          .complete(
              LineReaderBuilder.builder().terminal(terminal).build(),
              new DefaultParser().parse(line, line.length(), ParseContext.COMPLETE),
              candidates);
    }
    return candidates.stream().map(Candidate::value).map(String::strip).toList();
  }
}
