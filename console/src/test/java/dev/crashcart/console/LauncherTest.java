package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start script, in a tree of its own with a pretend Java and a pretend Maven, and once with the
 * real Java.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTest {
  private static final String ECHO = "#!/bin/sh\nfor word; do echo \"[$word]\"; done\n";

  @TempDir Path temp;

  private Path tree;
  private Path launcher;
  private Path jar;
  private Path tools;
  private final Map<String, String> environment = new TreeMap<>();

  /** How a start ended. */
  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void aTree() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    tree = Files.createDirectories(temp.resolve("a tree"));
    launcher = tree.resolve("console/bin/crashcart");
    Files.createDirectories(launcher.getParent());
    Files.copy(Path.of("bin/crashcart"), launcher);
    jar = tree.resolve("console/target/crashcart.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "not looked into by a pretend Java");
    tools = tools();
    environment.put("PATH", tools.toString());
    environment.put("HOME", temp.toString());
    environment.put("JAVA_HOME", javaHome("good", "17.0.9", ECHO).toString());
  }

  /** The programs the script may use, without any Java and Maven. */
  private Path tools() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("tools"));
    for (String name :
        List.of(
            "sh",
            "sed",
            "dirname",
            "readlink",
            "cat",
            "stty",
            "env",
            "head",
            "tail",
            "find",
            "id",
            "stat",
            "touch",
            "rm",
            "mkdir",
            "grep",
            "sleep",
            "flock",
            "cp",
            "true",
            "ps")) {
      Optional<Path> found =
          Stream.of("/usr/bin", "/bin")
              .map(Path::of)
              .map(bin -> bin.resolve(name))
              .filter(Files::isExecutable)
              .findFirst();
      if (found.isPresent()) {
        program(folder.resolve(name), "#!/bin/sh\nexec " + found.get() + " \"$@\"\n");
      }
    }
    return folder;
  }

  private Path javaHome(String name, String version, String script) throws IOException {
    Path home = temp.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/java"), script);
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended start(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    return new Ended(exit, Files.readString(out), Files.readString(err));
  }

  @Test
  void everyWordArrivesAsItWasGiven() throws Exception {
    Ended ended = start(launcher.toString(), "set", "a key", "it's \"x\" $HOME", "", "--", "*");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .endsWith("[set]\n[a key]\n[it's \"x\" $HOME]\n[]\n[--]\n[*]\n")
        .contains(
            "[-Dcrashcart.launcher=" + launcher.toRealPath() + "]", "[-jar]\n[" + jar.toRealPath());
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void itFindsItsPlaceThroughLinks() throws Exception {
    Path far = Files.createDirectories(temp.resolve("usr/bin"));
    Files.createSymbolicLink(far.resolve("one"), Path.of("../../a tree/console/bin/crashcart"));
    Files.createSymbolicLink(far.resolve("two"), Path.of("one"));
    assertThat(start(far.resolve("two").toString(), "status").out()).contains("[status]");
    environment.put("PATH", far + ":" + tools);
    assertThat(start("sh", "-c", "two status").out())
        .contains("[-Dcrashcart.launcher=" + launcher.toRealPath() + "]", "[status]");
  }

  @Test
  void anOldJavaIsNamedAndWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", javaHome("old", "11.0.2", ECHO).toString());
    Ended ended = start(launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 17", "11.0.2", "apt install");
  }

  @Test
  void withoutAnyJavaItSaysWhatToInstall() throws Exception {
    environment.remove("JAVA_HOME");
    Ended ended = start(launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 17", "apt install");
  }

  @Test
  void aGoodJavaOnThePathServesWhenJavaHomeIsOld() throws Exception {
    Path good = Path.of(environment.get("JAVA_HOME"));
    environment.put("JAVA_HOME", javaHome("old", "1.8.0_292", ECHO).toString());
    environment.put("PATH", good.resolve("bin") + ":" + tools);
    assertThat(start(launcher.toString(), "status").out()).contains("[status]");
  }

  @Test
  void aVersionThatStandsInNoFileIsAskedFor() throws Exception {
    Path home = Path.of(environment.get("JAVA_HOME"));
    Files.delete(home.resolve("release"));
    program(
        home.resolve("bin/java"),
        "#!/bin/sh\n[ \"$1\" = -version ] && { echo 'openjdk version \"21.0.1\" 2023' >&2; exit; }\n"
            + "echo started\n");
    assertThat(start(launcher.toString()).out()).isEqualTo("started\n");
  }

  @Test
  void optionsForOtherJavaProgramsAreLeftOut() throws Exception {
    environment.put("JAVA_TOOL_OPTIONS", "-javaagent:/tmp/evil.jar");
    program(
        Path.of(environment.get("JAVA_HOME")).resolve("bin/java"),
        "#!/bin/sh\necho \"options: ${JAVA_TOOL_OPTIONS-none}\"; ulimit -c\n");
    String allowing = "ulimit -S -c \"$(ulimit -H -c)\"; exec '" + launcher + "'";
    assertThat(start("sh", "-c", allowing).out()).isEqualTo("options: none\n0\n");
  }

  @Test
  void theExitStatusIsPassedOn() throws Exception {
    program(Path.of(environment.get("JAVA_HOME")).resolve("bin/java"), "#!/bin/sh\nexit 6\n");
    assertThat(start(launcher.toString()).exit()).isEqualTo(6);
  }

  @Test
  void withoutTheProgramAndItsSourcesThereIsNothingToStart() throws Exception {
    Files.delete(jar);
    Ended ended = start(launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("crashcart.jar", "sources");
  }

  @Test
  void itBuildsWhatIsMissingOrOlderThanItsSourcesAndOnlyThat() throws Exception {
    Path source = sources();
    maven("cp \"$MADE\" console/target/crashcart.jar");
    Files.delete(jar);
    Ended first = start(launcher.toString(), "status");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("[status]");
    assertThat(first.err()).contains("first start only", "Built in");
    assertThat(builds()).isEqualTo(1);
    assertThat(start(launcher.toString()).err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(start(launcher.toString()).err()).contains("sources are newer");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildIsShown() throws Exception {
    sources();
    maven("echo '[INFO] fine'; echo '[ERROR] Foo.java:3: semicolon expected'; exit 1");
    Files.delete(jar);
    Ended ended = start(launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("Foo.java:3: semicolon expected", "target/build.log")
        .doesNotContain("fine");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    sources();
    Files.delete(jar);
    Ended ended = start(launcher.toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("Maven", "apt install maven");
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    assumeTrue(Files.exists(tools.resolve("flock")), "needs flock (util-linux)");
    sources();
    maven("sleep 1; cp \"$MADE\" console/target/crashcart.jar");
    Files.delete(jar);
    String both = "'" + launcher + "' a & '" + launcher + "' b & wait";
    Ended ended = start("sh", "-c", both);
    assertThat(ended.out()).contains("[a]", "[b]");
    assertThat(ended.err()).contains("waiting for it");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aReadOnlyTreeIsUsedAsItIs() throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assumeTrue(!root || Files.isExecutable(setpriv), "as root it needs setpriv (util-linux)");
    Path source = sources();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    Path target = jar.getParent();
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of(setpriv.toString(), "--reuid=65534", "--clear-groups"));
    }
    command.addAll(List.of(launcher.toString(), "status"));
    Ended ended = start(command.toArray(String[]::new));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("[status]");
  }

  @Test
  void killedOutrightItGivesTheTerminalBack() throws Exception {
    program(
        Path.of(environment.get("JAVA_HOME")).resolve("bin/java"),
        "#!/bin/sh\nstty raw -echo\nprintf '\\033[?1049h\\033[?25l'\nkill -9 $$\n");
    List<String> lines = onTerminal("");
    assertThat(lines).contains("exit 137");
    assertThat(lines.get(0)).isNotEmpty().isEqualTo(lines.get(lines.size() - 1));
    assertThat(String.join("\n", lines)).contains("\u001b[?1049l\u001b[?25h\u001b[0m");
  }

  @Test
  void aGoodEndWritesNothingToTheTerminal() throws Exception {
    program(Path.of(environment.get("JAVA_HOME")).resolve("bin/java"), "#!/bin/sh\nexit 3\n");
    List<String> lines = onTerminal("");
    assertThat(lines).hasSize(3).contains("exit 3");
  }

  @Test
  void signalsArePassedOn() throws Exception {
    assumeTrue(
        new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0,
        "needs env --default-signal (coreutils 8.31)");
    for (String signal : List.of("TERM", "HUP", "INT")) {
      program(
          Path.of(environment.get("JAVA_HOME")).resolve("bin/java"),
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
    program(
        inside,
        "#!/bin/sh\nstty -g\n" + before + "'" + launcher + "'\necho \"exit $?\"\nstty -g\n");
    environment.put("TERM", "xterm");
    environment.put("SHELL", "/bin/sh");
    Ended ended = start(script.toString(), "-qec", inside.toString(), "/dev/null");
    return ended.out().replace("\r", "").lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void theRealProgramRunsWithoutATerminal() throws Exception {
    realJar();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Ended nothing = start(launcher.toString(), "--demo=" + temp.resolve("demo"));
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).contains("Usage: crashcart", "needs a terminal");
    Ended status =
        start(launcher.toString(), "--json", "--demo", temp.resolve("demo").toString(), "status");
    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out()).startsWith("{").contains("\"exit\" : 0");
    assertThat(status.err()).contains(temp.resolve("demo").toString());
    Ended mistake = start(launcher.toString(), "--root", "--json");
    assertThat(mistake.exit()).isIn(2, 4);
  }

  /** A jar that names the class path of these tests. */
  private void realJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "dev.crashcart.console.Main");
    main.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(path -> Path.of(path).toUri().toString())
            .collect(Collectors.joining(" ")));
    Files.delete(jar);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private Path sources() throws IOException {
    Instant past = Instant.now().minusSeconds(600);
    Path source = tree.resolve("core/src/main/Foo.java");
    Files.createDirectories(source.getParent());
    Files.createDirectories(tree.resolve("console/src/main"));
    Files.writeString(source, "class Foo {}");
    for (String pom : List.of("pom.xml", "core/pom.xml", "console/pom.xml")) {
      Files.writeString(tree.resolve(pom), "<project/>", StandardCharsets.UTF_8);
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.filter(path -> !path.startsWith(jar.getParent())).toList()) {
        Files.setLastModifiedTime(path, FileTime.from(past));
      }
    }
    return source;
  }

  /** A Maven that counts its runs and does this. */
  private void maven(String script) throws IOException {
    Path made = temp.resolve("made.jar");
    Files.writeString(made, "made");
    environment.put("MADE", made.toString());
    environment.put("COUNT", temp.resolve("count").toString());
    program(tools.resolve("mvn"), "#!/bin/sh\necho \"$*\" >> \"$COUNT\"\n" + script + "\n");
  }

  private long builds() throws IOException {
    Path count = temp.resolve("count");
    return Files.exists(count, LinkOption.NOFOLLOW_LINKS) ? Files.readAllLines(count).size() : 0;
  }
}
