package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package as Maven built it: what is in it, and that it runs without any other Java. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackageTest {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final long MOST_BYTES = 40_000_000;

  @TempDir Path temp;
  private Path deb;

  @BeforeEach
  void thePackage() throws IOException {
    try (Stream<Path> all = Files.isDirectory(TARGET) ? Files.list(TARGET) : Stream.empty()) {
      deb =
          all.filter(file -> file.getFileName().toString().matches("crashcart_.*\\.deb"))
              .findFirst()
              .orElse(temp);
    }
    assumeTrue(!deb.equals(temp), "no package was built; the build says why (jlink, dpkg-deb)");
    Path program = TARGET.resolve("crashcart.jar");
    assumeTrue(
        Files.getLastModifiedTime(deb).compareTo(Files.getLastModifiedTime(program)) >= 0,
        "the package is older than the program; mvn verify builds it anew");
  }

  @Test
  void itHoldsWhatItPromisesAndNothingOfWindows() throws Exception {
    String list = run("dpkg-deb", "-c", deb.toString());
    for (String path :
        List.of(
            "-rwxr-xr-x root/root ./usr/lib/crashcart/bin/crashcart",
            "-rwxr-xr-x root/root ./usr/lib/crashcart/bin/login-shell",
            "-rwxr-xr-x root/root ./usr/lib/crashcart/runtime/bin/java",
            "-rw-r--r-- root/root ./usr/lib/crashcart/lib/lanterna-3",
            "-rw-r--r-- root/root ./usr/lib/systemd/system/crashcart-console@.service",
            "-rw-r--r-- root/root ./usr/lib/systemd/system/crashcart-back.service",
            "-rwxr-xr-x root/root ./usr/lib/systemd/system-generators/crashcart-generator",
            "./usr/bin/crashcart -> ../lib/crashcart/bin/crashcart",
            "-rw-r--r-- root/root ./usr/share/doc/crashcart/copyright",
            "-rw-r--r-- root/root ./usr/share/doc/crashcart/licenses/THIRD-PARTY.txt")) {
      assertThat(list.replaceAll(" +[0-9]+ [0-9-]+ [0-9:]+ ", " ")).contains(path);
    }
    assertThat(list).doesNotContain("libawt_xawt", "libfontmanager", "./etc", ".jsa");
    // What is open to others to write would be run as root by the next start.
    assertThat(list.lines().filter(line -> line.matches("[-d]....w.*|[-d].......w.*"))).isEmpty();
    assertThat(Files.size(deb)).isLessThan(MOST_BYTES);
  }

  @Test
  void itAsksForTheLibrariesOfTheSystemOnly() throws Exception {
    String depends = run("dpkg-deb", "-f", deb.toString(), "Depends").strip();
    assertThat(depends.replaceAll(" \\([^)]*\\)", "").split(", "))
        .contains("libc6")
        .isSubsetOf("libc6", "zlib1g", "libstdc++6", "libgcc-s1", "systemd");
  }

  @Test
  void builtAgainItIsTheSameByteByByte() throws Exception {
    Path again = Files.createDirectory(temp.resolve("again"));
    for (String name : List.of("crashcart.jar", "lib", "licenses")) {
      Files.createSymbolicLink(again.resolve(name), TARGET.resolve(name));
    }
    String version = run("dpkg-deb", "-f", deb.toString(), "Version").strip();
    run(
        Map.of("JAVA_HOME", System.getProperty("java.home"), "CRASHCART_DEB_COMPRESSION", "none"),
        "src/main/deb/build",
        again.toString(),
        version,
        "2026-01-01T00:00:00Z");
    // Compressing is left out: it takes most of the time, and the same program does it.
    String sums = "for it; do dpkg-deb --fsys-tarfile \"$it\" | sha256sum; done | uniq | wc -l";
    String other = again.resolve(deb.getFileName()).toString();
    assertThat(run("sh", "-c", sums, "sh", deb.toString(), other).strip()).isEqualTo("1");
  }

  @Test
  void itRunsOnItsOwnJavaAlsoWithAnotherLanterna() throws Exception {
    Path root = temp.resolve("root");
    run("dpkg-deb", "-x", deb.toString(), root.toString());
    Path home = root.resolve("usr/lib/crashcart");
    Map<String, String> nothing =
        Map.of("CRASHCART_HOME", home.toString(), "PATH", "/usr/bin:/bin", "JAVA_HOME", "/nowhere");
    assertThat(status(nothing, home)).contains("\"exit\" : 0");
    run(nothing, home.resolve("bin/learn-classes").toString());
    if (Files.isExecutable(Path.of("/usr/bin/script"))) {
      assertThat(home.resolve("crashcart.jsa")).exists();
    }
    assertThat(status(nothing, home)).contains("\"exit\" : 0");
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      Path lanterna =
          jars.filter(jar -> jar.getFileName().toString().startsWith("lanterna"))
              .findFirst()
              .orElseThrow();
      Files.setLastModifiedTime(lanterna, FileTime.from(Instant.now()));
    }
    assertThat(status(nothing, home)).contains("\"exit\" : 0");
    String demo = "--demo=" + temp.resolve("demo");
    String launcher = home.resolve("bin/crashcart").toString();
    for (String type : List.of("ed25519", "rsa")) {
      run(nothing, launcher, demo, "key-pair", "generate", "k-" + type, "--type", type);
    }
  }

  private String status(Map<String, String> environment, Path home) throws Exception {
    return run(
        environment,
        home.resolve("bin/crashcart").toString(),
        "--json",
        "--demo=" + temp.resolve("demo"),
        "status");
  }

  private static String run(String... command) throws Exception {
    return run(Map.of(), command);
  }

  /** What a command that succeeds prints. */
  private static String run(Map<String, String> environment, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true).environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words + "\n" + said).isZero();
    return said;
  }
}
