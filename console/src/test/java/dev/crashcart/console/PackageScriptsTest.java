package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the Debian package: which lines have the menu, and what becomes of one that fails.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PackageScriptsTest {
  private static final Path DEB = Path.of("src/main/deb");
  private static final Path GENERATOR =
      DEB.resolve("tree/usr/lib/systemd/system-generators/crashcart-generator");
  private static final Path CONSOLE_LINE = DEB.resolve("tree/usr/lib/crashcart/bin/console-line");

  @TempDir Path temp;
  private final Map<String, String> environment = new TreeMap<>();

  @Test
  void everyScriptIsGoodShellAndCanBeRun() throws Exception {
    List<Path> scripts;
    try (Stream<Path> all = Files.walk(DEB)) {
      scripts = all.filter(Files::isRegularFile).filter(PackageScriptsTest::isScript).toList();
    }
    assertThat(scripts).hasSizeGreaterThan(7);
    for (Path script : scripts) {
      assertThat(run("sh", "-n", script.toString())).as(script.toString()).isEqualTo("exit 0\n");
      assertThat(script).isExecutable();
    }
  }

  private static boolean isScript(Path file) {
    try {
      return Files.readString(file).startsWith("#!");
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void theMonitorAndEverySerialConsoleOfTheKernelHaveTheMenu() throws Exception {
    assertThat(generated("tty0 ttyS0 hvc0", ""))
        .containsExactly(
            "early/ctrl-alt-del.target -> /dev/null",
            "early/getty@tty1.service -> /dev/null",
            "early/serial-getty@hvc0.service -> /dev/null",
            "early/serial-getty@ttyS0.service -> /dev/null",
            wanted("hvc0"),
            wanted("tty1"),
            wanted("ttyS0"));
  }

  @Test
  void aLineThatIsNotThereIsLeftAlone() throws Exception {
    assertThat(generated("ttyS9 ttynull ../../etc tty1", ""))
        .containsExactly(
            "early/ctrl-alt-del.target -> /dev/null",
            "early/getty@tty1.service -> /dev/null",
            wanted("tty1"));
  }

  @Test
  void theSettingsDecide() throws Exception {
    assertThat(generated("ttyS0", "ENABLED=no\nCTRL_ALT_DEL=yes\n")).isEmpty();
    assertThat(generated("", "ENABLED=no\nSSH_FRONT=yes\nBLANK_AFTER=10\n"))
        .containsExactly(
            "early/ctrl-alt-del.target -> /dev/null",
            "normal/multi-user.target.wants/crashcart-ssh.service ->"
                + " /usr/lib/systemd/system/crashcart-ssh.service");
  }

  private static String wanted(String line) {
    return "normal/getty.target.wants/crashcart-console@"
        + line
        + ".service -> /usr/lib/systemd/system/crashcart-console@.service";
  }

  /** What the generator links, sorted. */
  private List<String> generated(String active, String conf) throws Exception {
    Path root = Files.createTempDirectory(temp, "root");
    for (String line : List.of("tty1", "ttyS0", "hvc0", "console")) {
      Files.createDirectories(root.resolve("sys/class/tty/" + line));
    }
    Files.writeString(root.resolve("sys/class/tty/console/active"), active + "\n");
    Files.createDirectories(root.resolve("etc/crashcart"));
    Files.writeString(root.resolve("etc/crashcart/console.conf"), conf);
    Path out = Files.createTempDirectory(temp, "out");
    environment.put("CRASHCART_ROOT", root.toString());
    String said =
        run(
            GENERATOR.toString(),
            out.resolve("normal").toString(),
            out.resolve("early").toString(),
            out.resolve("late").toString());
    assertThat(said).isEqualTo("exit 0\n");
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isSymbolicLink)
          .map(link -> out.relativize(link) + " -> " + taken(link))
          .sorted()
          .toList();
    }
  }

  /** Where a link leads; it is removed. */
  private static Path taken(Path link) {
    try {
      Path target = Files.readSymbolicLink(link);
      Files.delete(link);
      return target;
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void afterARowOfFailuresThereIsALoginPromptOnceAndThenTheMenuAgain() throws Exception {
    Path home = temp.resolve("home");
    Files.createDirectories(home.resolve("bin"));
    LauncherTree.program(home.resolve("bin/crashcart"), "#!/bin/sh\necho \"menu $*\"\n");
    Path getty = temp.resolve("getty");
    LauncherTree.program(getty, "#!/bin/sh\necho \"prompt $*\"\n");
    environment.put("CRASHCART_HOME", home.toString());
    environment.put("CRASHCART_STATE", temp.resolve("state").toString());
    environment.put("CRASHCART_GETTY", getty.toString());
    environment.put("TERM", "vt220");
    Path waits = temp.resolve("waits");
    pretendSleep(waits);
    for (int i = 0; i < 5; i++) {
      assertThat(line("start", "ttyS0")).endsWith("menu console\nexit 0\n");
      environment.put("SERVICE_RESULT", "exit-code");
      assertThat(line("ended", "ttyS0")).isEqualTo("exit 0\n");
    }
    assertThat(waits).hasContent("0\n1\n3\n5\n7");
    assertThat(line("start", "ttyS0"))
        .contains("5 times in a row", "journalctl -u crashcart-console@ttyS0", " - vt220\n");
    assertThat(line("start", "ttyS0")).endsWith("menu console\nexit 0\n");
  }

  @Test
  void leavingTheMenuIsNoFailure() throws Exception {
    environment.put("CRASHCART_STATE", temp.toString());
    pretendSleep(temp.resolve("waits"));
    Path failures = temp.resolve("tty1.failures");
    Files.writeString(failures, "4\n");
    environment.put("SERVICE_RESULT", "success");
    assertThat(line("ended", "tty1")).isEqualTo("exit 0\n");
    assertThat(failures).doesNotExist();
    Files.writeString(failures, "rubbish; reboot\n");
    environment.put("SERVICE_RESULT", "signal");
    assertThat(line("ended", "tty1")).isEqualTo("exit 0\n");
    assertThat(failures).hasContent("1");
  }

  @Test
  void theMonitorGoesDarkWhenTheSettingsSaySo() throws Exception {
    environment.put("CRASHCART_STATE", temp.toString());
    environment.put("CRASHCART_HOME", "/nowhere");
    assertThat(line("start", "tty1")).startsWith("\u001b[9;0]\u001b[14]");
    environment.put("BLANK_AFTER", "10");
    assertThat(line("start", "tty1")).startsWith("\u001b[9;10]");
    assertThat(line("start", "ttyS0")).doesNotContain("\u001b");
  }

  /** The script notes how long it would wait instead of waiting. */
  private void pretendSleep(Path waits) throws IOException {
    Path tools = Files.createDirectories(temp.resolve("tools"));
    LauncherTree.program(tools.resolve("sleep"), "#!/bin/sh\necho $1 >>'" + waits + "'\n");
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
  }

  private String line(String what, String line) throws Exception {
    return run(CONSOLE_LINE.toString(), what, line);
  }

  private String run(String... command) throws Exception {
    Path input = Files.writeString(temp.resolve("input"), "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(input.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    return said + "exit " + process.waitFor() + "\n";
  }
}
