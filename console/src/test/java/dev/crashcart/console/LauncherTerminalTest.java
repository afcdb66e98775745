package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.console.LauncherTree.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start script and what it was given: a terminal, signals, descriptors. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTerminalTest {
  @TempDir Path temp;
  private LauncherTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new LauncherTree(temp);
  }

  @Test
  void killedOutrightItGivesTheTerminalBack() throws Exception {
    tree.java("#!/bin/sh\nstty raw -echo\nprintf '\\033[?1049h\\033[?25l'\nkill -9 $$\n");
    List<String> lines = onTerminal("");
    assertThat(lines).contains("exit 137");
    assertThat(lines.get(0)).isNotEmpty().isEqualTo(lines.get(lines.size() - 1));
    assertThat(String.join("\n", lines)).contains("\u001b[?1049l\u001b[?25h\u001b[0m");
  }

  @Test
  void aGoodEndWritesNothingToTheTerminal() throws Exception {
    tree.java("#!/bin/sh\nexit 3\n");
    List<String> lines = onTerminal("");
    assertThat(lines).hasSize(3).contains("exit 3");
  }

  @Test
  void signalsArePassedOn() throws Exception {
    assumeTrue(
        new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0,
        "needs env --default-signal (coreutils 8.31)");
    for (String signal : List.of("TERM", "HUP", "INT")) {
      tree.java(
          "#!/bin/sh\ntrap 'echo got it; exit 9' "
              + signal
              + "\nkill -"
              + signal
              + " $PPID\nfor _ in 1 2 3 4 5 6 7 8 9; do sleep 1; done\n");
      // A signal that was ignored when a shell began can never be caught by it.
      assertThat(onTerminal("env --default-signal ")).as(signal).contains("got it", "exit 9");
    }
  }

  /** The modes before, what was printed, the exit status, and the modes after. */
  private List<String> onTerminal(String before) throws IOException, InterruptedException {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "needs script (util-linux)");
    Path inside = temp.resolve("inside.sh");
    LauncherTree.program(
        inside,
        "#!/bin/sh\nstty -g\n" + before + "'" + tree.launcher + "'\necho \"exit $?\"\nstty -g\n");
    tree.environment.put("TERM", "xterm");
    tree.environment.put("SHELL", "/bin/sh");
    Ended ended = tree.start(script.toString(), "-qec", inside.toString(), "/dev/null");
    return ended.out().replace("\r", "").lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void aClosedDescriptorIsGivenToNoFile() throws Exception {
    Path seen = temp.resolve("seen");
    tree.environment.put("SEEN", seen.toString());
    tree.java(
        "#!/bin/sh\nin=$(readlink /proc/$$/fd/0) out=$(readlink /proc/$$/fd/1)"
            + " err=$(readlink /proc/$$/fd/2)\n"
            + "echo lost || lost=$?\n"
            + "echo \"$in $out $err ${lost:-written}\" >\"$SEEN\"\n");
    String start = "exec '" + tree.launcher + "' ";
    for (String[] closing :
        new String[][] {
          {"<&- >&- 2>&-", "/dev/null /dev/null /dev/null 1"},
          {"<&- >/dev/zero 2>/dev/full", "/dev/null /dev/zero /dev/full written"},
          {"</dev/zero >&- 2>/dev/full", "/dev/zero /dev/null /dev/full 1"},
          {"</dev/zero >/dev/zero 2>&-", "/dev/zero /dev/zero /dev/null written"}
        }) {
      Files.deleteIfExists(seen);
      tree.start("sh", "-c", start + closing[0]);
      assertThat(seen).as(closing[0]).hasContent(closing[1]);
    }
  }

  @Test
  void aResultThatNobodyGetsIsNoSuccess() throws Exception {
    tree.realJar();
    tree.environment.put("JAVA_HOME", System.getProperty("java.home"));
    String command = "exec '" + tree.launcher + "' --demo='" + temp.resolve("demo") + "' status ";
    for (String nowhere : List.of(">/dev/full", ">&-")) {
      Ended ended = tree.start("sh", "-c", command + nowhere);
      assertThat(ended.exit()).as(nowhere).isEqualTo(4);
      assertThat(ended.err()).contains("could not be written to standard output");
    }
  }
}
