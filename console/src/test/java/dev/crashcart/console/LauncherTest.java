package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.LauncherTree.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start script: which Java it finds, what it hands on, and once the real program. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTest {
  @TempDir Path temp;
  private LauncherTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new LauncherTree(temp);
  }

  @Test
  void everyWordArrivesAsItWasGiven() throws Exception {
    Ended ended =
        tree.start(tree.launcher.toString(), "set", "a key", "it's \"x\" $HOME", "", "--", "*");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .endsWith("[set]\n[a key]\n[it's \"x\" $HOME]\n[]\n[--]\n[*]\n")
        .contains(
            "[-Dcrashcart.launcher=" + tree.launcher.toRealPath() + "]",
            "[-jar]\n[" + tree.jar.toRealPath());
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void itFindsItsPlaceThroughLinks() throws Exception {
    Path far = Files.createDirectories(temp.resolve("usr/bin"));
    Files.createSymbolicLink(far.resolve("one"), Path.of("../../a tree/console/bin/crashcart"));
    Files.createSymbolicLink(far.resolve("two"), Path.of("one"));
    assertThat(tree.start(far.resolve("two").toString(), "status").out()).contains("[status]");
    tree.environment.put("PATH", far + ":" + tree.tools);
    assertThat(tree.start("sh", "-c", "two status").out())
        .contains("[-Dcrashcart.launcher=" + tree.launcher.toRealPath() + "]", "[status]");
  }

  @Test
  void anOldJavaIsNamedAndWhatToInstall() throws Exception {
    tree.environment.put("JAVA_HOME", tree.javaHome("old", "11.0.2").toString());
    Ended ended = tree.start(tree.launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 17", "11.0.2", "apt install");
  }

  @Test
  void withoutAnyJavaItSaysWhatToInstall() throws Exception {
    tree.environment.remove("JAVA_HOME");
    Ended ended = tree.start(tree.launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 17", "apt install");
  }

  @Test
  void aGoodJavaOnThePathServesWhenJavaHomeIsOld() throws Exception {
    Path good = Path.of(tree.environment.get("JAVA_HOME"));
    tree.environment.put("JAVA_HOME", tree.javaHome("old", "1.8.0_292").toString());
    tree.environment.put("PATH", good.resolve("bin") + ":" + tree.tools);
    assertThat(tree.start(tree.launcher.toString(), "status").out()).contains("[status]");
  }

  @Test
  void aVersionThatStandsInNoFileIsAskedFor() throws Exception {
    Path home = Path.of(tree.environment.get("JAVA_HOME"));
    Files.delete(home.resolve("release"));
    LauncherTree.program(
        home.resolve("bin/java"),
        "#!/bin/sh\n[ \"$1\" = -version ] && { echo 'openjdk version \"21.0.1\" 2023' >&2; exit; }\n"
            + "echo started\n");
    assertThat(tree.start(tree.launcher.toString()).out()).isEqualTo("started\n");
  }

  @Test
  void optionsForOtherJavaProgramsAreLeftOut() throws Exception {
    tree.environment.put("JAVA_TOOL_OPTIONS", "-javaagent:/tmp/evil.jar");
    tree.java("#!/bin/sh\necho \"options: ${JAVA_TOOL_OPTIONS-none}\"; ulimit -c\n");
    String allowing = "ulimit -S -c \"$(ulimit -H -c)\"; exec '" + tree.launcher + "'";
    assertThat(tree.start("sh", "-c", allowing).out()).isEqualTo("options: none\n0\n");
  }

  @Test
  void theExitStatusIsPassedOn() throws Exception {
    tree.java("#!/bin/sh\nexit 6\n");
    assertThat(tree.start(tree.launcher.toString()).exit()).isEqualTo(6);
  }

  @Test
  void theRealProgramRunsWithoutATerminal() throws Exception {
    tree.realJar();
    tree.environment.put("JAVA_HOME", System.getProperty("java.home"));
    Ended nothing = tree.start(tree.launcher.toString(), "--demo=" + temp.resolve("demo"));
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).contains("Usage: crashcart", "needs a terminal");
    Ended status =
        tree.start(
            tree.launcher.toString(),
            "--json",
            "--demo",
            temp.resolve("demo").toString(),
            "status");
    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out()).startsWith("{").contains("\"exit\" : 0");
    assertThat(status.err()).contains(temp.resolve("demo").toString());
    Ended mistake = tree.start(tree.launcher.toString(), "--root", "--json");
    assertThat(mistake.exit()).isIn(2, 4);
  }
}
